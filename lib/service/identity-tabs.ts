import { isAnnounced, type StoredFact } from "#lib/db/identity-detail.ts";
import { readServiceUses } from "#lib/db/service-uses.ts";
import type { ConsumerView, MintedSubject } from "#lib/domain/inventory/detail.ts";
import type {
  AccessContent,
  CredentialsContent,
  EvidenceContent,
  HistoryContent,
  IdentityHead,
  IdentityList,
  IdentityTab,
  Listed,
  OverviewContent,
} from "#lib/domain/inventory/view.ts";
import { chainSketch } from "#lib/domain/reach/views/chain-sketch.ts";
import { readChainsOf } from "./identity-chains.ts";
import { listChanges, type ChangeQuery } from "./changes.ts";
import type { Context } from "./context.ts";
import { readCredentials } from "./identity-credentials.ts";
import { documentsOf, type IdentityFacts } from "./identity-facts.ts";
import { factsOf } from "./identity-head.ts";
import { isCalled, toFactView } from "./identity-notes.ts";
import { readRunnerView } from "./runner-hosts.ts";

/** Which part of one identity to show. */
export interface IdentityQuery {
  tab: IdentityTab;
  /** As it was known at this time; absent is now. */
  asOf?: Date | null;
  /** Lists wanted whole; the others are cut. */
  show?: readonly IdentityList[];
  /** Of the history: where the page before ended. */
  cursor?: string;
  /** Of the evidence: facts of this kind only. */
  kind?: string;
  /** Of the evidence: key of the fact that comes first. */
  fact?: string;
}

/** Of a list that is not asked for whole. */
const SHOWN = 16;

/** Even when asked for everything: what a browser can still show. The command line has the rest. */
const MOST = 1000;

/** Grants beside the overview, where print shows them. */
const OVERVIEW_GRANTS = 100;

const HISTORY_PAGE = 50;

/** Entries of the history in the overview. */
const NEWEST_CHANGES = 4;

/** The best of every tab. */
export async function readOverview(
  context: Context,
  found: IdentityFacts,
  query: IdentityQuery,
): Promise<OverviewContent> {
  const [proofs, runners, history, chains] = await Promise.all([
    readProofs(context, found),
    readRunnerView(context.database.pool, found),
    listChanges(context, { ...historyOf(found, query), pageSize: NEWEST_CHANGES }),
    readChainsOf(context, found, 1),
  ]);
  return {
    tab: "overview",
    access: found.access,
    grants: listed(found.grants, OVERVIEW_GRANTS),
    consumers: listed(
      found.consumers.map((fact) => toConsumer(found, fact)),
      limitOf("workloads", query),
    ),
    credentials: listed(proofs.credentials, limitOf("credentials", query)),
    secrets: listed(proofs.secrets, limitOf("secrets", query)),
    starts: found.identity ? found.system.starts(found.identity.content) : [],
    runs: proofs.runs,
    runners,
    subjects: listed(subjectsOf(found), limitOf("subjects", query)),
    chain: chains && chainSketch(chains),
    changes: history.changes,
  };
}

/** What it may do: in words, and row by row with the binding and the rule; and where it was seen to do it. */
export async function readAccess({ database }: Context, found: IdentityFacts): Promise<AccessContent> {
  const { access, grants, system, stored, at } = found;
  const prefix = system.serviceUsesOf?.(stored.alias) ?? null;
  const uses = prefix === null ? [] : await readServiceUses(database.pool, stored.trustDomainId, prefix, at);
  return {
    tab: "access",
    access,
    grants: listed(grants, MOST),
    subjects: listed(subjectsOf(found), MOST),
    // AWS lists every service that policies let it reach: none at all was not read.
    services:
      uses.length === 0
        ? null
        : uses.map(({ service, lastUsedAt, later }) => ({
            name: system.serviceWords?.(service) ?? service,
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
            later,
          })),
  };
}

/** What proves it, and the secrets it and its workloads take. */
export async function readCredentialsTab(
  context: Context,
  found: IdentityFacts,
  query: IdentityQuery,
): Promise<CredentialsContent> {
  const { credentials, secrets } = await readProofs(context, found);
  return {
    tab: "credentials",
    credentials: listed(credentials, limitOf("credentials", query)),
    secrets: listed(secrets, limitOf("secrets", query)),
  };
}

/**
 * What changed about it and about the documents attached to it, newest first, from when it was first seen.
 * @throws InvalidInput when the cursor means nothing
 */
export async function readHistory(
  context: Context,
  found: IdentityFacts,
  query: IdentityQuery,
): Promise<HistoryContent> {
  const [{ changes, next }, announced] = await Promise.all([
    listChanges(context, { ...historyOf(found, query), pageSize: HISTORY_PAGE, cursor: query.cursor }),
    isAnnounced(context.database.pool, found.stored.identityId, found.aliases),
  ]);
  return { tab: "history", changes, older: next, baseline: !announced };
}

/** Every fact behind the other tabs as it was read; what is asked for and what notes point to comes first. */
export async function readEvidence(
  found: IdentityFacts,
  query: IdentityQuery,
  head: Promise<IdentityHead>,
): Promise<EvidenceContent> {
  const all = factsOf(found);
  const noted = (await head).notes.flatMap(({ evidence }) => evidence.map(({ key }) => key));
  if (query.fact !== undefined) noted.unshift(query.fact);
  const order = (fact: StoredFact) => {
    const place = noted.findIndex((key) => isCalled(fact, key));
    return place < 0 ? noted.length : place;
  };
  const kinds = new Map<string, number>();
  for (const { kind } of all) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const wanted = all.filter(({ kind }) => query.kind === undefined || kind === query.kind);
  const facts = wanted.toSorted((a, b) => order(a) - order(b)).map(toFactView);
  return {
    tab: "evidence",
    facts: listed(facts, limitOf("evidence", query)),
    kinds: [...kinds].map(([kind, count]) => ({ kind, count })),
  };
}

/** Its own changes and those of the documents attached to it, while it was this incarnation that had the name. */
function historyOf(
  { stored, aliases, ownAttachments }: IdentityFacts,
  query: IdentityQuery,
): Omit<ChangeQuery, "pageSize"> {
  return {
    since: new Date(stored.firstSeenAt.getTime() - 1),
    asOf: stored.closedAt ?? query.asOf ?? undefined,
    about: {
      trustDomainId: stored.trustDomainId,
      aliases: [...new Set([stored.alias, ...aliases, ...documentsOf(ownAttachments)])],
    },
  };
}

function readProofs({ database }: Context, found: IdentityFacts) {
  const { stored, system, identity, container, around, consumers, credentials, at } = found;
  const { alias, trustDomainId } = stored;
  const own = { alias, trustDomainId, identity, container, around, consumers, credentials };
  return readCredentials(database.pool, system, own, at);
}

/** The names its tokens can carry to other systems. */
function subjectsOf({ system, identity, consumers, around }: IdentityFacts): MintedSubject[] {
  const contents = consumers.map(({ content }) => content);
  return system.subjects(identity?.content ?? null, contents, around);
}

function toConsumer({ system, identity }: IdentityFacts, fact: StoredFact): ConsumerView {
  return { name: fact.name, key: fact.alias, ...system.consumer(fact, identity?.content ?? null) };
}

function limitOf(list: IdentityList, { show = [] }: IdentityQuery): number {
  return show.includes(list) ? MOST : SHOWN;
}

function listed<Item>(items: readonly Item[], limit: number): Listed<Item> {
  return { items: items.slice(0, limit), total: items.length };
}
