import { readFactsInScopes } from "#lib/db/facts-in-scopes.ts";
import { readAliasesOf } from "#lib/db/identity-pages.ts";
import { readDomainsOf } from "#lib/db/policies.ts";
import { chainOut, hopOut } from "#lib/domain/chains/chain-view.ts";
import { readTrustingAccounts } from "#lib/db/trusting-accounts.ts";
import type { ClusterDoor } from "#lib/domain/chains/chain.ts";
import { chainsIntoClusters } from "#lib/domain/chains/into-clusters.ts";
import { rolesByTokens } from "#lib/domain/chains/openings.ts";
import { workflowHolders } from "#lib/domain/chains/token-holders.ts";
import type { ChainOut } from "#lib/domain/inventory/leads-view.ts";
import type { LeadsContent } from "#lib/domain/inventory/view.ts";
import { principalAlias } from "#lib/domain/systems/aws/aliases.ts";
import { accountOf } from "#lib/domain/systems/aws/policy/arn.ts";
import { readAlias } from "#lib/domain/systems/aws/read-alias.ts";
import { escalationViews } from "#lib/domain/systems/aws/edges/escalation-view.ts";
import { textOf } from "#lib/domain/systems/content.ts";
import { readAccountsWorld, type AccountsWorld } from "./aws-world.ts";
import { type ClusterDoors, makerWords, readClusterDoors } from "./cluster-doors.ts";
import type { Context } from "./context.ts";
import type { IdentityFacts } from "./identity-facts.ts";

/** Accounts looked into for one page. */
const ACCOUNTS = 20;

/** Parts of accounts that were not read, by name; the rest are counted. */
const NAMED = 6;

/** Escalations and chains shown; the rest are counted. */
const SHOWN = 50;

/** Where a role, a user or a workflow leads: to other roles, past its own policies, and into clusters. */
export async function readLeads(context: Context, found: IdentityFacts): Promise<LeadsContent> {
  const { alias, system } = found.stored;
  const doors = await readClusterDoors(context.database.pool, found.at);
  return system === "aws" ? leadsOfPrincipal(context, found, doors) : leadsOfWorkflow(context, found, doors, alias);
}

async function leadsOfPrincipal(
  context: Context,
  { stored, identity, at }: IdentityFacts,
  known: ClusterDoors,
): Promise<LeadsContent> {
  const { doors, unread } = known;
  const arn = textOf(identity?.content.arn);
  const own = accountOf(arn) ?? "";
  const named = [stored.alias, principalAlias(partitionOf(arn), own, "root", "")];
  const trusting = await readTrustingAccounts(context.database.pool, stored.trustDomainId, named, at);
  // Whoever trusts it and has a cluster comes first: there both end.
  const entered = new Set(accountsOf(doors));
  const both = trusting.filter((account) => entered.has(account));
  const wanted = [own, ...both, ...trusting, ...entered];
  const {
    world,
    pages,
    unread: parts,
  } = await readWorldOf(context, stored.trustDomainId, partitionOf(arn), wanted, at);
  const escalations = escalationViews(world, arn, (one) => pages.get(one) ?? null);
  const { chains } = chainsIntoClusters({ world, holders: [], doors, start: stored.alias });
  const idOf = await pagesOf(
    context,
    stored.trustDomainId,
    chains.flatMap(({ hops }) => hops.flatMap(({ to }) => to.alias ?? [])),
    at,
  );
  return leads(
    escalations,
    chains.map((chain) => chainOut(chain, idOf)),
    [...nearest(parts, own), ...unread, ...makerWords(known, [own]), ...beyond(wanted)],
  );
}

async function leadsOfWorkflow(
  context: Context,
  { identity, consumers, around, at }: IdentityFacts,
  known: ClusterDoors,
  alias: string,
): Promise<LeadsContent> {
  const { doors, unread: unreadDoors } = known;
  const { pool } = context.database;
  const holders = identity
    ? workflowHolders([
        {
          alias,
          name: identity.name,
          content: identity.content,
          consumers: consumers.map(({ content }) => content),
          around,
        },
      ])
    : [];
  const issuers = new Set(holders.flatMap(({ tokens }) => tokens.map(({ issuer }) => issuer)));
  const chains: ChainOut[] = [];
  const unread: string[] = [...unreadDoors];
  for (const { id, slug } of issuers.size === 0 ? [] : await readDomainsOf(pool, "aws")) {
    const providers = await readFactsInScopes(
      pool,
      id,
      { noun: "resource", kinds: ["oidc-provider"], scopes: null },
      at,
    );
    const trusting = providers
      .map(({ content }) => textOf(content.arn))
      .filter((arn) => [...issuers].some((issuer) => arn.endsWith(`:oidc-provider/${issuer}`)));
    const wanted = [...new Set([...trusting.map((arn) => accountOf(arn) ?? ""), ...accountsOf(doors)])];
    const { world, unread: parts } = await readWorldOf(context, id, slug, wanted, at);
    const { chains: into } = chainsIntoClusters({ world, holders, doors, start: alias });
    const hops = holders.flatMap((holder) => rolesByTokens(world, holder));
    const idOf = await pagesOf(
      context,
      id,
      [...hops, ...into.flatMap((chain) => chain.hops)].flatMap(({ to }) => to.alias ?? []),
      at,
    );
    const led = new Set(into.map((chain) => chain.hops[0]?.to.alias));
    chains.push(
      ...into.map((chain) => chainOut(chain, idOf)),
      ...hops.filter(({ to }) => !led.has(to.alias)).map((hop) => hopOut(hop, idOf)),
    );
    const reached = hops.flatMap(({ to }) => (to.alias === null ? [] : (readAlias(to.alias)?.account ?? [])));
    unread.push(...nearest(parts, ""), ...makerWords(known, reached), ...beyond(wanted));
  }
  return leads([], chains, unread);
}

function leads(escalations: LeadsContent["leads"]["escalations"], chains: ChainOut[], unread: string[]): LeadsContent {
  const more = {
    escalations: Math.max(0, escalations.length - SHOWN),
    chains: Math.max(0, chains.length - SHOWN),
  };
  return {
    tab: "leads",
    leads: { escalations: escalations.slice(0, SHOWN), chains: chains.slice(0, SHOWN), more, unread },
  };
}

function readWorldOf(
  { database: { pool }, now }: Context,
  trustDomainId: number,
  partition: string,
  accounts: readonly string[],
  asOf: Date | null,
): Promise<AccountsWorld> {
  const those = [...new Set(accounts)].slice(0, ACCOUNTS);
  return readAccountsWorld(pool, { trustDomainId, partition, accounts: those, asOf, now });
}

async function pagesOf(
  { database: { pool } }: Context,
  trustDomainId: number,
  aliases: readonly string[],
  asOf: Date | null,
) {
  const pages = await readAliasesOf(pool, trustDomainId, [...new Set(aliases)], asOf);
  return (alias: string) => pages.get(alias) ?? null;
}

function accountsOf(doors: readonly ClusterDoor[]): string[] {
  return doors.flatMap(({ principal }) => accountOf(principal) ?? []);
}

function partitionOf(arn: string): string {
  return arn.split(":")[1] ?? "aws";
}

function beyond(accounts: readonly string[]): string[] {
  const more = new Set(accounts).size - ACCOUNTS;
  return more > 0 ? [`${more} more accounts were not looked into for this page.`] : [];
}

/** What was not read of its own account first; of many accounts the rest is counted. */
function nearest(parts: readonly string[], own: string): string[] {
  const named = parts.toSorted((one, other) => Number(other.includes(own)) - Number(one.includes(own)));
  const more = named.length - NAMED;
  return more > 0
    ? [...named.slice(0, NAMED), `${more} more parts of these accounts were not read completely.`]
    : named;
}
