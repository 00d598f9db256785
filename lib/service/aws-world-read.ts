import type { JsonObject } from "#lib/domain/facts/json.ts";
import { accountsRead } from "#lib/domain/systems/aws/trust/accounts-read.ts";
import type { Listed } from "#lib/domain/systems/aws/trust/world.ts";
import { listingStands, type ReadListing } from "#lib/domain/sources/listing-stands.ts";

/** How accounts were listed, and what the accounts themselves are. */
export interface AccountsRead {
  listings: readonly ReadListing[];
  /** By id; an account without a fact is in no known organization. */
  accounts: ReadonlyMap<string, JsonObject>;
  at: Date;
}

/** Says of accounts what was read completely, as of a time: {@link accountsRead} of listings as they are stored. */
export function accountsReading({
  listings,
  accounts,
  at,
}: AccountsRead): (listed: Listed, account: string) => boolean {
  return accountsRead(
    listings.map((one) => ({ kind: one.kind, scope: one.scope, complete: listingStands(one, at) })),
    accounts,
  );
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
