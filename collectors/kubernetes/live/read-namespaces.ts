import type { Intake } from "../intake.ts";
import type { PlannedSlice } from "../plan.ts";
import type { ApiClient } from "./api-client.ts";
import type { Listing } from "./listings.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { ListFault } from "./list-result.ts";
import { readObjects } from "./read-objects.ts";

/**
 * Reads the namespaces the operator named one by one, where listing them all was refused. That closes nothing: whether
 * others exist stays unknown.
 */
export async function readNamespaces(
  client: ApiClient,
  listing: Listing,
  intake: Intake,
  names: readonly string[],
  refused: ListFault,
): Promise<PlannedSlice> {
  const slice = { path: `cluster/${listing.slice}`, kind: listing.slice, scope: "" };
  const found = await mapTogether(names, client.limits.together, async (name) => {
    const { intake: own, fault } = await readObjects(client, listing, [name]);
    intake.absorb(own);
    return fault === undefined && own.inventory.has("Namespace", "", name);
  });
  const read = found.filter(Boolean).length;
  if (read === 0) return { slice, status: refused.status, reason: refused.reason };
  return { slice, status: "partial", reason: `${refused.reason} ${read} of ${names.length} were read by their names.` };
}
