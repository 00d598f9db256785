import type { StoredListing } from "#lib/db/policies.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { IAM_LISTING, LIMITS_LISTING } from "#lib/domain/systems/aws/listings.ts";
import type { Listed } from "#lib/domain/systems/aws/trust/world.ts";
import { listingStands } from "./listing-stands.ts";

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

/** How accounts were listed, and what the accounts themselves are. */
export interface AccountsRead {
  listings: readonly StoredListing[];
  /** By id; an account without a fact is in no known organization. */
  accounts: ReadonlyMap<string, JsonObject>;
  at: Date;
}

/**
 * Says of accounts what was read completely. Policies of an organization only where the account is known to be in that
 * very organization, and where in it; what lies in regions only where every region that was looked into was read whole.
 */
export function accountsReading({
  listings,
  accounts,
  at,
}: AccountsRead): (listed: Listed, account: string) => boolean {
  const groups = groupBy(listings, ({ kind, scope }) => `${kind} ${scope}`);
  const scopes = new Set(listings.map(({ scope }) => scope));
  const isWhole = (kind: string, scope: string) =>
    groups.get(`${kind} ${scope}`)?.every((one) => listingStands(one, at)) ?? false;
  return (listed, account) => {
    if (listed === "limits") {
      const { organization, units, management } = accounts.get(account) ?? {};
      const isPlaced = management === true || Array.isArray(units);
      return isPlaced && textOf(organization) !== "" && isWhole(LIMITS_LISTING, `organization/${textOf(organization)}`);
    }
    const own = `account/${account}`;
    const regions = [...scopes].filter((scope) => scope.startsWith(`${own}/region/`));
    const kinds = LISTINGS[listed];
    return (
      kinds.account.every((kind) => isWhole(kind, own)) &&
      kinds.region.every((kind) => regions.length > 0 && regions.every((region) => isWhole(kind, region)))
    );
  };
}

const WORDS: readonly (readonly [Listed, (account: string) => string])[] = [
  ["iam", (account) => `Roles and policies of account ${account} were not read completely.`],
  [
    "limits",
    (account) => `What the organization of account ${account} forbids was not read: some of this may be forbidden.`,
  ],
  ["providers", (account) => `Identity providers of account ${account} were not read completely.`],
  ["consumers", (account) => `What runs in account ${account} was not read completely.`],
  ["secrets", (account) => `Which secrets account ${account} has was not read completely.`],
];

/** A sentence for each account and each of these parts of it that was not read completely. */
export function accountsUnread(
  accounts: readonly string[],
  parts: readonly Listed[],
  isRead: (listed: Listed, account: string) => boolean,
): string[] {
  return accounts.flatMap((account) =>
    WORDS.flatMap(([listed, words]) => (parts.includes(listed) && !isRead(listed, account) ? [words(account)] : [])),
  );
}
