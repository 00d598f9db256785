import type { Classification } from "../../../environments/classify.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf } from "../../content.ts";
import type { AccountCounts, AccountHead, AccountView, IamRead, RegionRead } from "./account-view.ts";
import { IAM_LISTING, LIMITS_LISTING } from "../listings.ts";
import { limitsOf, type LimitFacts } from "./limits.ts";
import { externalsOf, providersOf, servicesOf, type TrustFacts } from "./trusts.ts";

/** An account as its fact has it. */
export interface AccountItself {
  key: string;
  name: string;
  domain: string;
  sourceSlug: string;
  content: JsonObject;
}

/** How one listing of an account ended. */
export interface AccountListing {
  kind: string;
  label: string;
  scope: string;
  status: string;
  reason: string | null;
  /** All that it shows was read, now or not too long ago. */
  whole: boolean;
}

/** What of an account was read that its page shows. */
export interface AccountFacts extends TrustFacts, LimitFacts {
  itself: AccountItself;
  counts: AccountCounts;
  environment: Pick<Classification, "name" | "because"> | null;
  listings: readonly AccountListing[];
}

/** What stands over an account. */
export function accountHead(
  { key, name, domain, sourceSlug, content }: AccountItself,
  environment: AccountHead["environment"],
): AccountHead {
  const called = textOf(content.name) || name;
  return {
    id: key,
    name: called === key || called === "" ? null : called,
    domain,
    sourceSlug,
    organization: textOf(content.organization) || null,
    management: typeof content.management === "boolean" ? content.management : null,
    units: Array.isArray(content.units)
      ? listOf(content.units).map((unit) => textOf(objectOf(unit).name) || textOf(objectOf(unit).id))
      : null,
    status: textOf(content.status) || null,
    environment,
  };
}

/** Everything a page says of one account, from what was read of it. */
export function accountView(facts: AccountFacts): AccountView {
  const limits = facts.listings.filter(({ kind }) => kind === LIMITS_LISTING);
  return {
    ...accountHead(facts.itself, facts.environment),
    counts: facts.counts,
    read: iamRead(facts.listings),
    services: servicesOf(facts),
    externals: externalsOf(facts),
    providers: providersOf(facts),
    limits: limitsOf(facts),
    limitsRead: limits.length > 0 && limits.every(({ whole }) => whole),
    regions: regionsOf(facts.listings, facts.itself.key),
  };
}

/** How IAM of an account was read. */
export function iamRead(listings: readonly { kind: string; status: string; whole: boolean }[]): IamRead {
  const iam = listings.filter(({ kind }) => kind === IAM_LISTING);
  if (iam.length > 0 && iam.every(({ whole }) => whole)) return "complete";
  return iam.some(({ status, whole }) => whole || status === "partial" || status === "carried") ? "partial" : "unread";
}

/** What has no region first, then each region; what could not be read first in each. */
function regionsOf(listings: readonly AccountListing[], account: string): RegionRead[] {
  const of = `account/${account}`;
  const regions = new Map<
    string,
    { region: string | null; parts: (RegionRead["parts"][number] & { whole: boolean })[] }
  >();
  for (const { label, scope, status, reason, whole } of listings) {
    if (scope !== of && !scope.startsWith(`${of}/`)) continue;
    const region = scope.startsWith(`${of}/region/`) ? scope.slice(`${of}/region/`.length) : null;
    const found = regions.get(region ?? "") ?? { region, parts: [] };
    regions.set(region ?? "", found);
    found.parts.push({ label, status, reason, whole });
  }
  return [...regions]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { region, parts }]) => ({
      region,
      parts: parts
        .toSorted((one, other) => Number(one.whole) - Number(other.whole) || (one.label < other.label ? -1 : 1))
        .map(({ label, status, reason }) => ({ label, status, reason })),
    }));
}
