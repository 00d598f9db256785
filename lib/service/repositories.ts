import { z } from "zod";
import { MAX_IN_SCOPES, readFactsInScopes, type FactInScope } from "#lib/db/facts-in-scopes.ts";
import { readLastUses } from "#lib/db/identity-detail.ts";
import { readListings } from "#lib/db/policies.ts";
import { listingStands, type ReadListing } from "#lib/domain/sources/listing-stands.ts";
import {
  countRepositories,
  readRepositories,
  readRepositoriesNamed,
  readRepository,
  type StoredRepository,
} from "#lib/db/repositories.ts";
import { repositoryRow, repositoryView, type ListingRead } from "#lib/domain/systems/github/repositories/repository.ts";
import type { RepositoryFact, RepositoryFactsRead } from "#lib/domain/systems/github/repositories/repository-facts.ts";
import {
  REPOSITORY_PARTS,
  type RepositoryRow,
  type RepositorySubject,
  type RepositoryView,
} from "#lib/domain/systems/github/repositories/repository-view.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import { InvalidInput, NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** Which repositories to list. */
export interface RepositoryQuery {
  /** Words that the name holds, all of them. */
  text: string[];
  asOf: Date | null;
  cursor?: string;
  pageSize: number;
}

/**
 * One page of the repositories that were read, by name.
 * @throws InvalidInput when the cursor means nothing
 */
export async function listRepositories(
  context: Context,
  query: RepositoryQuery,
): Promise<{ repositories: RepositoryRow[]; total: number; next: string | null }> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const { asOf, pageSize } = query;
  const text = query.text.map((word) => word.replaceAll("\0", ""));
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  const [stored, total] = await Promise.all([
    readRepositories(pool, { asOf, text, after, limit: pageSize + 1 }),
    countRepositories(pool, asOf, text),
  ]);
  const page = stored.slice(0, pageSize);
  const last = page.at(-1);
  const rows = new Map<StoredRepository, RepositoryRow>();
  for (const [trustDomainId, repositories] of groupBy(page, (repository) => repository.trustDomainId)) {
    const { factsOf, listingsOf } = await readParts(context, trustDomainId, repositories, asOf);
    for (const one of repositories) rows.set(one, repositoryRow(factsOf(one), listingsOf(one)));
  }
  return {
    repositories: page.flatMap((one) => rows.get(one) ?? []),
    total,
    next: stored.length > page.length && last ? `${last.id}~${last.name}` : null,
  };
}

/** Where a repository is. */
export interface RepositoryPlace {
  /** Slug of the trust domain. */
  domain: string;
  host: string;
  /** `acme/api` */
  name: string;
}

/**
 * All that is known of one repository, as of a time or now.
 * @throws NotFound when no such repository was read by then
 */
export async function getRepository(
  context: Context,
  { domain, host, name }: RepositoryPlace,
  asOf: Date | null,
): Promise<RepositoryView> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const alias = `github:${host}:repository:${name}`;
  const stored = alias.includes("\0") ? null : await readRepository(pool, domain, alias, asOf);
  if (!stored) throw new NotFound(`No repository ${name} was read in ${domain}, or none yet at that time.`);
  const { factsOf, listingsOf } = await readParts(context, stored.trustDomainId, [stored], asOf);
  return repositoryView(factsOf(stored), listingsOf(stored));
}

/**
 * The OIDC subjects that workflows of some repositories of a host can mint.
 * @param named what their names are or begin with
 * @param most repositories that are looked into; `total` says how many there are
 */
export async function readSubjectsOf(
  context: Context,
  named: Parameters<typeof readRepositoriesNamed>[1],
  most: number,
  asOf: Date | null,
): Promise<{ subjects: RepositorySubject[]; total: number }> {
  const stored = await readRepositoriesNamed(context.database.pool, named, most, asOf);
  const subjects: RepositorySubject[] = [];
  for (const [trustDomainId, repositories] of groupBy(stored.repositories, (one) => one.trustDomainId)) {
    const { factsOf, listingsOf } = await readParts(context, trustDomainId, repositories, asOf);
    for (const one of repositories) subjects.push(...repositoryView(factsOf(one), listingsOf(one)).subjects);
  }
  return { subjects, total: stored.total };
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

const IDENTITIES = ["workflow", "branch-workflow", "deploy-key", "repository-runner", "repository-webhook"];
const RUNNING = new Set(["workflow", "branch-workflow", "deployment-environment"]);
const ORGANIZATION_IDENTITIES = ["app-installation", "fine-grained-token"];

/** Reads what lives in repositories of one trust domain and in their organizations, all of them at once. */
async function readParts(
  { database: { pool }, now }: Context,
  trustDomainId: number,
  repositories: readonly StoredRepository[],
  asOf: Date | null,
) {
  const own = repositories.map(scopeOf);
  const around = [...new Set(repositories.map(({ scope }) => scope))];
  const both = [...own, ...around];
  type Part = Parameters<typeof readFactsInScopes>[2];
  const read = (noun: Part["noun"], kinds: string[], scopes: string[], more?: Pick<Part, "names">) =>
    readFactsInScopes(pool, trustDomainId, { noun, kinds, scopes, ...more }, asOf);
  const [identities, jobs, storedCopies, resources, granted, owners, documents, listings] = await Promise.all([
    read("identity", [...IDENTITIES, ...ORGANIZATION_IDENTITIES], both),
    read("consumer", ["workflow-job", "branch-job"], own),
    read("stored-copy", ["organization-secret", "repository-secret", "environment-secret"], both),
    read("resource", ["deployment-environment", "branch", "organization"], both),
    read("attachment", ["repository-role", "organization-role-assignment", "app-access", "token-access"], both),
    // Of thousands of members, only those that own the organization.
    read("attachment", ["organization-role"], around, { names: ["admin"] }),
    read(
      "policy-document",
      [
        ...["ruleset", "branch-protection", "actions-settings"],
        ...["organization-role", "app-permissions", "token-permissions"],
      ],
      both,
    ),
    readListings(pool, trustDomainId, asOf, ["", ...both]),
  ]);
  const attachments = [...granted, ...owners];
  const ran = [...identities, ...resources].filter(({ kind }) => RUNNING.has(kind));
  const uses = await readLastUses(
    pool,
    trustDomainId,
    ran.map(({ factId }) => factId),
  );
  const withUse = (fact: FactInScope): RepositoryFact => {
    const lastUse = uses.get(fact.factId);
    // Only the newest is kept: of a time before it nothing is said.
    return lastUse && (!asOf || new Date(lastUse.at) <= asOf) ? { ...fact, lastUse } : fact;
  };
  const all = {
    ...{ identities: identities.map(withUse), jobs, storedCopies },
    ...{ resources: resources.map(withUse), attachments, documents },
  };
  const factsByScope = Object.entries(all).map(
    ([part, facts]) => [part, groupBy<RepositoryFact, string>(facts, ({ scope }) => scope)] as const,
  );
  const cut = Object.values({ ...all, granted, owners }).some(({ length }) => length >= MAX_IN_SCOPES);
  const listingsByScope = groupBy<ReadListing, string>(listings, ({ scope }) => scope);
  return {
    factsOf(repository: StoredRepository): RepositoryFactsRead {
      const scopes = [scopeOf(repository), repository.scope];
      const parts = factsByScope.map(([part, facts]) => [part, scopes.flatMap((scope) => facts.get(scope) ?? [])]);
      const found = Object.fromEntries(parts) as Record<keyof typeof all, RepositoryFact[]>;
      const settings = [...found.resources, ...found.documents].filter(({ kind }) => AROUND.has(kind));
      return {
        itself: repository,
        ...found,
        environments: found.resources.filter(({ kind }) => kind === "deployment-environment"),
        branches: found.resources.filter(({ kind }) => kind === "branch"),
        around: [{ ...repository, kind: "repository" }, ...settings],
      };
    },
    listingsOf(repository: StoredRepository): ListingRead[] {
      const found: ListingRead[] = [scopeOf(repository), repository.scope, ""].flatMap((scope) =>
        (listingsByScope.get(scope) ?? []).map((listing) => asRead(listing, asOf ?? now)),
      );
      return cut ? [...found, ...CUT] : found;
    },
  };
}

/** What was carried for longer than its source is swept may be gone by then: it counts as read in part. */
function asRead(listing: ReadListing, at: Date): ListingRead {
  const { kind, status, reason } = listing;
  if (status !== "carried" || listingStands(listing, at)) return { kind, status, reason };
  return {
    kind,
    status: "partial",
    reason: "It was not read for longer than its source takes to read everything once.",
  };
}

/** Kinds of facts by which subjects are made. */
const AROUND = new Set(["organization", "actions-settings"]);

/** So much lives there that not all of it was looked at: nothing then counts as all there is. */
const CUT: readonly ListingRead[] = Object.values(REPOSITORY_PARTS).map(([kind]) => ({
  kind,
  status: "partial",
  reason: "There is more than fits on one page. The command line lists all of it.",
}));

/** Where what is in a repository lives: by its key, which outlives its name. */
function scopeOf({ key }: StoredRepository): string {
  return `repository/${key}`;
}
