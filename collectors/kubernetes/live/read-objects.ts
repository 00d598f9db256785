import type { ApiClient } from "./api-client.ts";
import { CallFault } from "./call-fault.ts";
import { faultOf, type ListFault, type ListResult } from "./list-result.ts";
import { pathOf, type Listing } from "./listings.ts";
import { readObject } from "./page.ts";

/** Reads objects by their names. One that is not there is an answer, not a fault. */
export async function readObjects(
  client: ApiClient,
  listing: Listing,
  names: readonly string[],
  namespace?: string,
): Promise<ListResult> {
  const intake = client.newIntake();
  const faults: ListFault[] = [];
  for (const name of names) {
    const path = pathOf(listing, namespace, name);
    const place = `GET ${path}`;
    try {
      const page = await client.askPatiently({ path }, (text) => readObject(client.newIntake(), listing, place, text));
      intake.absorb(page.intake);
      client.onObjects?.(listing.slice, page.items);
      if (page.lost > 0) faults.push({ status: "partial", reason: `${place} could not be read as ${listing.kind}.` });
    } catch (error) {
      if (error instanceof CallFault && error.kind === "absent") continue;
      faults.push(faultOf(error, place, `get ${listing.plural} ${name}`));
    }
  }
  const [fault] = faults;
  if (!fault) return { intake };
  const same = faults.length === names.length && faults.every(({ status }) => status === fault.status);
  return { intake, fault: same ? fault : { ...fault, status: "partial" } };
}
