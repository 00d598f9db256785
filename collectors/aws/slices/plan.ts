import type { PlannedEnd } from "#collectors/shared/rows.ts";
import type { Slice } from "#lib/domain/facts/slice.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { scopeOf, type Place } from "./view.ts";

/** One slice that a collection will end, and how it ends when all of its rows can be read. */
export interface PlannedSlice extends PlannedEnd {
  slice: Slice & { kind: SliceId };
  /** What it is a listing of; absent: of all together, because none could be listed or can be. */
  place?: Place;
}

/** Where a listing is made: in the organization, once in each account, or in each region of it. */
export type Level = "organization" | "account" | "region";

const OF_ORGANIZATION: ReadonlySet<SliceId> = new Set([
  "units",
  "accounts",
  "organization-policies",
  "permission-sets",
]);

const OF_ACCOUNT: ReadonlySet<SliceId> = new Set([
  "authorization-details",
  "session-lengths",
  "access-keys",
  "credential-report",
  "identity-providers",
  "service-last-accessed",
]);

/** Where listings of that kind are made. Of accounts there is one in each account too, where no organization lists them. */
export function levelOf(kind: SliceId): Level {
  if (OF_ORGANIZATION.has(kind)) return "organization";
  return OF_ACCOUNT.has(kind) ? "account" : "region";
}

/** The kinds of one level, in the order they are emitted. */
export function kindsOf(level: Level): SliceId[] {
  return SLICE_IDS.filter((kind) => levelOf(kind) === level);
}

/**
 * Plans a listing. Its path is its scope with its kind, so `account/123456789012/region/eu-west-1/secrets`; accounts that
 * the organization lists lie beside it, not below, because that is where they are when they are read alone.
 * `authoritative`: accounts that are not in the list are none of the organization's.
 */
export function plannedSlice(
  kind: SliceId,
  place: Place,
  { authoritative, ...end }: PlannedEnd & { authoritative?: boolean },
): PlannedSlice {
  const scope = scopeOf(place);
  const slice = { path: `${scope}/${kind}`, kind, scope, ...(authoritative === undefined ? {} : { authoritative }) };
  return { slice, place, ...end };
}

/** Plans what is said of all accounts or organizations together: nothing can have been read of them. */
export function everywhereSlice(kind: SliceId, end: PlannedEnd): PlannedSlice {
  const where = levelOf(kind) === "organization" ? "organization" : "account";
  return { slice: { path: `${where}/${kind}`, kind, scope: "" }, ...end };
}

/** Says whether listings of a kind can be made there. */
export function fits(kind: SliceId, place: Place): boolean {
  if ("organization" in place) return levelOf(kind) === "organization";
  if (place.region !== undefined) return levelOf(kind) === "region";
  return kind === "accounts" || levelOf(kind) === "account";
}

/** In the order they are emitted: the organization's by manifest, then account by account, each before its regions. */
export function inOrder(plan: readonly PlannedSlice[]): PlannedSlice[] {
  return plan.toSorted((a, b) => {
    const [one, other] = [orderOf(a), orderOf(b)];
    if (one !== other) return one < other ? -1 : 1;
    return SLICE_IDS.indexOf(a.slice.kind) - SLICE_IDS.indexOf(b.slice.kind);
  });
}

/** Texts that sort like that: `0` of the organization, `1 <account> <region>`, `2` of everywhere. */
function orderOf({ place }: PlannedSlice): string {
  if (!place) return "2";
  return "organization" in place ? `0 ${place.organization}` : `1 ${place.account} ${place.region ?? ""}`;
}
