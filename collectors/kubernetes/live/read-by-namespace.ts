import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { Intake } from "../intake.ts";
import { scopeOf } from "../names.ts";
import type { PlannedSlice } from "../plan.ts";
import type { ApiClient } from "./api-client.ts";
import type { KnownNamespaces } from "./fetch-cluster.ts";
import type { Listing } from "./listings.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { ListFault, ListResult } from "./list-result.ts";

/** After so many refusals in a row nothing more is asked: a large cluster would be asked thousands of times for nothing. */
const MAX_REFUSALS = 25;

/**
 * Reads one kind namespace by namespace: because the whole cluster was refused, or because there is no other way. When
 * all there are were read, that is the whole cluster; else each has a slice of its own, and the cluster's says what is
 * missing.
 * @param read reads one namespace
 * @param refused how the listing of the whole cluster ended, where it was tried
 */
export async function readByNamespace(
  client: ApiClient,
  listing: Listing,
  intake: Intake,
  { names, all, status: known }: KnownNamespaces,
  read: (namespace: string) => Promise<ListResult>,
  refused?: ListFault,
): Promise<PlannedSlice[]> {
  let refusals = 0;
  const faults = await mapTogether(names, client.limits.together, async (namespace): Promise<ListFault | null> => {
    if (refusals >= MAX_REFUSALS) return NOT_TRIED;
    const { intake: own, fault } = await read(namespace);
    intake.absorb(own);
    refusals = fault?.status === "denied" ? refusals + 1 : 0;
    return fault ?? null;
  });
  const whole = { path: `cluster/${listing.slice}`, kind: listing.slice, scope: "" };
  if (all && faults.every((fault) => fault === null)) return [{ slice: whole, status: "complete" }];

  const done = faults.filter((fault) => fault === null).length;
  const status = names.length === 0 ? known : wholeStatus(faults, refused);
  const reason = wholeReason(listing, names.length, done, { refused, worst: faults.find((fault) => fault !== null) });
  const slices = faults.flatMap((fault, index): PlannedSlice[] => {
    const namespace = names[index] ?? "";
    if (fault === NOT_TRIED || (done === 0 && fault?.status === status)) return [];
    const path = `cluster/namespace/${namespace}/${listing.slice}`;
    const slice = { path, kind: listing.slice, scope: scopeOf(namespace) };
    return [fault ? { slice, status: fault.status, reason: fault.reason } : { slice, status: "complete" }];
  });
  return [{ slice: whole, status, reason }, ...slices];
}

const NOT_TRIED: ListFault = { status: "denied", reason: "" };

/** What is to be said of the cluster beyond the namespaces that were read. */
function wholeStatus(faults: readonly (ListFault | null)[], refused: ListFault | undefined): CoverageStatus {
  if (refused) return refused.status;
  const [status, ...others] = new Set(faults.map((fault) => fault?.status ?? "complete"));
  return status !== undefined && status !== "complete" && others.length === 0 ? status : "partial";
}

function wholeReason(
  { plural }: Listing,
  known: number,
  read: number,
  { refused, worst }: { refused: ListFault | undefined; worst: ListFault | null | undefined },
): string {
  if (known === 0) {
    return `${refused?.reason ?? `${plural} are read namespace by namespace.`} No namespace is known: let the credential list namespaces, or name them on the source's page.`;
  }
  const first = refused?.reason ?? worst?.reason ?? `Not every namespace of the cluster is known.`;
  return `${first} They were read in ${read} of the ${known} namespaces that are known.`;
}
