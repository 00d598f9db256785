import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { Intake } from "../intake.ts";
import { objectKind } from "../kinds.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import type { PlannedSlice } from "../plan.ts";
import type { ApiClient } from "./api-client.ts";
import { LISTINGS, type Listing } from "./listings.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { readByNamespace } from "./read-by-namespace.ts";
import type { ListFault, ListResult } from "./list-result.ts";
import { readClusterFacts } from "./cluster-facts.ts";
import { readList } from "./read-list.ts";
import { readObjects } from "./read-objects.ts";
import { readNamespaces } from "./read-namespaces.ts";
import { readSecrets } from "./read-secrets.ts";
import { rightOf, TOKENS_RIGHT } from "./rights.ts";

/** What is to be read of a cluster. */
export interface Wanted {
  /** Ids of the rights that may be used. */
  rights: ReadonlySet<string>;
  /** Named by the operator for a credential that may not list the whole cluster. */
  namespaces: readonly string[];
}

/** Everything that was read, and how each slice ends. */
export interface Fetched {
  intake: Intake;
  plan: PlannedSlice[];
}

/** The namespaces of a cluster, as far as they are known. */
export interface KnownNamespaces {
  names: readonly string[];
  /** Whether these are all there are. */
  all: boolean;
  /** How the listing of them ended. */
  status: CoverageStatus;
}

/**
 * Reads what is wanted of a cluster. What cannot be read becomes the coverage of its slices.
 * @throws ExternalSystem or InvalidInput when not one list could be read and nothing of that is for want of a right
 */
export async function fetchCluster(client: ApiClient, wanted: Wanted): Promise<Fetched> {
  const intake = client.newIntake();
  const [first, ...others] = LISTINGS;
  if (!first) throw new Error("nothing to list");
  const ends = [
    await readOne(client, first, intake, wanted, {
      names: wanted.namespaces,
      all: false,
      status: "failed",
    }),
  ];
  const namespaces = knownNamespaces(intake, ends[0], wanted);
  ends.push(
    ...(await mapTogether(others, client.limits.together, (listing) =>
      readOne(client, listing, intake, wanted, namespaces),
    )),
  );
  refuseNothing(ends.filter((_, index) => LISTINGS[index]?.form === "list"));
  const read = new Map(ends.map((end) => [end.slice, end.plan]));
  return { intake, plan: SLICE_IDS.flatMap((slice) => read.get(slice) ?? [notRead(slice)]) };
}

/** How the slices one listing feeds ended. */
interface ListingEnd {
  slice: SliceId;
  plan: PlannedSlice[];
  fault?: ListFault;
}

async function readOne(
  client: ApiClient,
  listing: Listing,
  intake: Intake,
  wanted: Wanted,
  namespaces: KnownNamespaces,
): Promise<ListingEnd> {
  const { slice } = listing;
  if (!wanted.rights.has(listing.right)) return { slice, plan: [switchedOff(listing)] };
  if (listing.form === "table") {
    const withTokens = wanted.rights.has(TOKENS_RIGHT);
    return { slice, plan: await readSecrets(client, listing, intake, namespaces, withTokens) };
  }
  const { intake: own, fault } = await readWhole(client, listing);
  intake.absorb(own);
  if (fault?.status !== "denied") return { slice, plan: [planned(listing, fault)], ...(fault ? { fault } : {}) };
  if (slice === "namespaces")
    return { slice, plan: [await readNamespaces(client, listing, intake, namespaces.names, fault)] };
  if (listing.form !== "list" || !objectKind(listing.kind).namespaced || namespaces.names.length === 0)
    return { slice, plan: [planned(listing, fault)] };
  const read = (namespace: string) => readList(client, listing, namespace);
  return { slice, plan: await readByNamespace(client, listing, intake, namespaces, read, fault) };
}

function readWhole(client: ApiClient, listing: Listing): Promise<ListResult> {
  const { form } = listing;
  if (form === "facts") return readClusterFacts(client);
  return typeof form === "object"
    ? readObjects(client, listing, form.objects, form.namespace)
    : readList(client, listing);
}

function planned({ slice }: Listing, fault: ListFault | undefined): PlannedSlice {
  const whole = { path: `cluster/${slice}`, kind: slice, scope: "" };
  if (fault) return { slice: whole, status: fault.status, reason: fault.reason };
  // The whole cluster was listed: a namespace that is not in it does not exist.
  return { slice: slice === "namespaces" ? { ...whole, authoritative: true } : whole, status: "complete" };
}

function switchedOff({ slice, right }: Listing): PlannedSlice {
  const { right: words, without } = rightOf(right);
  return {
    slice: { path: `cluster/${slice}`, kind: slice, scope: "" },
    status: "switched-off",
    reason: `The right to ${words} was not chosen for this source. ${without}`,
  };
}

function notRead(slice: SliceId): PlannedSlice {
  return {
    slice: { path: `cluster/${slice}`, kind: slice, scope: "" },
    status: "not-supported",
    reason: "This is not read from running clusters.",
  };
}

function knownNamespaces(intake: Intake, end: ListingEnd | undefined, wanted: Wanted): KnownNamespaces {
  const listed = intake.inventory.keys("Namespace").map((key) => key.slice(1));
  const status = end?.plan[0]?.status ?? "failed";
  const all = status === "complete" && !intake.problems.has("namespaces");
  return { names: [...new Set([...listed, ...(all ? [] : wanted.namespaces)])].toSorted(), all, status };
}

/** @throws ExternalSystem when every list that was asked for failed: that is no collection, but a try to be repeated */
function refuseNothing(ends: readonly ListingEnd[]): void {
  const asked = ends.filter(({ plan }) => plan.some(({ status }) => status !== "switched-off"));
  const [fault] = asked.flatMap((end) => end.fault ?? []);
  if (!fault || !asked.every(({ plan }) => plan.every(({ status }) => status === "failed"))) return;
  if (fault.signedOut) {
    throw new InvalidInput(`${fault.reason} Give a new credential on the source's page.`);
  }
  const message = `Nothing could be read of the cluster. ${fault.reason}`;
  const wait = fault.retryAfterMs ?? null;
  throw new ExternalSystem(message, wait === null ? {} : { retryAt: new Date(Date.now() + wait) });
}
