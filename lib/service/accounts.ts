import { z } from "zod";
import { manifestOf } from "#collectors/manifests.ts";
import { countAccounts, countInAccounts, readAccount, readAccounts, type StoredAccount } from "#lib/db/accounts.ts";
import { readEnvironments } from "#lib/db/environments.ts";
import { readFactsInScopes } from "#lib/db/facts-in-scopes.ts";
import { readListings } from "#lib/db/policies.ts";
import { accountHead, accountView, iamRead, type AccountListing } from "#lib/domain/systems/aws/accounts/account.ts";
import type { AccountCounts, AccountRow, AccountView } from "#lib/domain/systems/aws/accounts/account-view.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { listingStands, type ReadListing } from "#lib/domain/sources/listing-stands.ts";

/** Which accounts to list. */
export interface AccountQuery {
  /** Words that the name or the number holds, all of them. */
  text: string[];
  asOf: Date | null;
  cursor?: string;
  pageSize: number;
}

/**
 * One page of the accounts that were read, by name.
 * @throws InvalidInput when the cursor means nothing
 */
export async function listAccounts(
  context: Context,
  query: AccountQuery,
): Promise<{ accounts: AccountRow[]; total: number; next: string | null }> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const { asOf, pageSize } = query;
  const text = query.text.map((word) => word.replaceAll("\0", ""));
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const [stored, total] = await Promise.all([
    readAccounts(pool, { asOf, text, after, limit: pageSize + 1 }),
    countAccounts(pool, asOf, text),
  ]);
  const page = stored.slice(0, pageSize);
  const domains = [...new Set(page.map(({ trustDomainId }) => trustDomainId))];
  const environments = await readEnvironments(pool, domains, asOf);
  const last = page.at(-1);
  const rows = new Map<StoredAccount, AccountRow>();
  for (const [trustDomainId, accounts] of groupBy(page, (one) => one.trustDomainId)) {
    const scopes = accounts.map(scopeOf);
    const [counts, listings] = await Promise.all([
      countInAccounts(pool, trustDomainId, scopes, asOf),
      readListings(pool, trustDomainId, asOf, scopes),
    ]);
    for (const account of accounts) {
      const scope = scopeOf(account);
      const own = listings.filter((listing) => listing.scope === scope);
      const at = asOf ?? context.now;
      const read = iamRead(own.map((listing) => ({ ...listing, whole: listingStands(listing, at) })));
      rows.set(account, {
        ...accountHead(account, environments.get(account.alias) ?? null),
        counts: countsOf(counts, own, scope, at),
        read,
      });
    }
  }
  return {
    accounts: page.flatMap((one) => rows.get(one) ?? []),
    total,
    next: stored.length > page.length && last ? `${last.id}~${last.name}` : null,
  };
}

/**
 * All that is known of one account, as of a time or now.
 * @throws NotFound when no such account was read by then
 */
export async function getAccount(context: Context, id: string, asOf: Date | null): Promise<AccountView> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const stored = /^\d{12}$/.test(id) ? await readAccount(pool, id, asOf) : null;
  if (!stored) throw new NotFound(`No account ${id} was read, or none yet at that time.`);
  const { trustDomainId } = stored;
  const scope = scopeOf(stored);
  const organization = textOf(stored.content.organization);
  const around = organization === "" ? [] : [`organization/${organization}`];
  type Part = Parameters<typeof readFactsInScopes>[2];
  const read = (noun: Part["noun"], kinds: string[], scopes: string[]) =>
    readFactsInScopes(pool, trustDomainId, { noun, kinds, scopes }, asOf);
  const [counts, environments, roles, trusts, providers, limits, limitDocuments, accounts, listings] =
    await Promise.all([
      countInAccounts(pool, trustDomainId, [scope], asOf),
      readEnvironments(pool, [trustDomainId], asOf),
      read("identity", ["role"], [scope]),
      read("policy-document", ["trust-policy"], [scope]),
      read("resource", ["oidc-provider", "saml-provider"], [scope]),
      read("attachment", ["scp", "rcp"], around),
      read("policy-document", ["scp", "rcp"], around),
      read("resource", ["account"], [...around, scope]),
      readListings(pool, trustDomainId, asOf, [scope, `${scope}/*`, ...around]),
    ]);
  return accountView({
    itself: stored,
    counts: countsOf(counts, listings, scope, asOf ?? context.now),
    environment: environments.get(stored.alias) ?? null,
    roles,
    trusts,
    providers,
    limits,
    limitDocuments,
    accounts: new Map(accounts.map(({ key, name }) => [key, name])),
    listings: listings.map((listing): AccountListing => {
      const { kind, status, reason, scope: where } = listing;
      const label = manifestOf("aws").slices.find((slice) => slice.id === kind)?.label ?? kind;
      return { kind, label, scope: where, status, reason, whole: listingStands(listing, asOf ?? context.now) };
    }),
  });
}

const Cursor = z
  .string()
  .regex(/^\d{1,18}~[^\0]{1,300}$/)
  .transform((text) => ({ id: text.slice(0, text.indexOf("~")), name: text.slice(text.indexOf("~") + 1) }));

function readCursor(text: string): { id: string; name: string } {
  const parsed = Cursor.safeParse(text);
  if (!parsed.success) throw new InvalidInput("This page address is no longer valid. Go back to the first page.");
  return parsed.data;
}

/** Where what is in an account lives. */
function scopeOf({ key }: StoredAccount): string {
  return `account/${key}`;
}

/** No key is none only where keys were read. */
function countsOf(
  counts: readonly (AccountCounts & { scope: string })[],
  listings: readonly ReadListing[],
  scope: string,
  at: Date,
): AccountCounts {
  const { scope: _scope, ...found } = counts.find((one) => one.scope === scope) ?? { scope, ...NOTHING };
  const keysRead = listings.some(
    (listing) => listing.scope === scope && KEY_LISTINGS.has(listing.kind) && listingStands(listing, at),
  );
  return { ...found, keys: found.keys === 0 && !keysRead ? null : found.keys };
}

const KEY_LISTINGS = new Set(["access-keys", "credential-report"]);

const NOTHING: AccountCounts = { roles: 0, vendorRoles: 0, users: 0, groups: 0, keys: 0, outside: 0 };
