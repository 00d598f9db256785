import type { JsonObject } from "../../../facts/json.ts";
import { groupBy } from "../../../group-by.ts";
import { textOf } from "../../content.ts";
import type { Listing } from "../../system.ts";
import { IAM_LISTING, LIMITS_LISTING } from "../listings.ts";
import type { Listed } from "./world.ts";

/** Listings that answers of a kind rest on: once for the account, and in each of its regions. */
const LISTINGS: Readonly<Record<Exclude<Listed, "limits">, { account: string[]; region: string[] }>> = {
  iam: { account: [IAM_LISTING], region: [] },
  providers: { account: ["identity-providers"], region: [] },
  consumers: {
    account: [IAM_LISTING],
    region: ["instances", "functions", "task-definitions", "build-projects", "access-entries"],
  },
  secrets: { account: [], region: ["secrets", "parameters"] },
};

/**
 * Says of accounts what was read completely. Policies of an organization only where the account is known to be in that
 * very organization, and where in it; what lies in regions only where every region that was looked into was read whole.
 * @param accounts their facts' contents by id; an account without one is in no known organization
 */
export function accountsRead(
  listings: readonly Pick<Listing, "kind" | "scope" | "complete">[],
  accounts: ReadonlyMap<string, JsonObject>,
): (listed: Listed, account: string) => boolean {
  const groups = groupBy(listings, ({ kind, scope }) => `${kind} ${scope}`);
  const regions = regionsByAccount(listings);
  const isWhole = (kind: string, scope: string) =>
    groups.get(`${kind} ${scope}`)?.every(({ complete }) => complete) ?? false;
  return (listed, account) => {
    if (listed === "limits") {
      const { organization, units, management } = accounts.get(account) ?? {};
      const isPlaced = management === true || Array.isArray(units);
      return isPlaced && textOf(organization) !== "" && isWhole(LIMITS_LISTING, `organization/${textOf(organization)}`);
    }
    const own = regions.get(account) ?? new Set();
    const kinds = LISTINGS[listed];
    return (
      kinds.account.every((kind) => isWhole(kind, `account/${account}`)) &&
      kinds.region.every((kind) => own.size > 0 && [...own].every((region) => isWhole(kind, region)))
    );
  };
}

const REGION = /^account\/(\d{12})\/region\//;

function regionsByAccount(listings: readonly Pick<Listing, "scope">[]): Map<string, Set<string>> {
  const regions = new Map<string, Set<string>>();
  for (const { scope } of listings) {
    const account = REGION.exec(scope)?.[1];
    if (account === undefined) continue;
    const known = regions.get(account);
    if (known) known.add(scope);
    else regions.set(account, new Set([scope]));
  }
  return regions;
}
