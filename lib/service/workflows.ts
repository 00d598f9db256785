import { readFactsOfKind, type FactOfKind } from "#lib/db/facts-of-kind.ts";
import { readFacts } from "#lib/db/identity-detail.ts";
import { listOf, objectOf, textOf } from "#lib/domain/systems/content.ts";
import { readAlias } from "#lib/domain/systems/github/aliases.ts";
import { jobOf, workflowOf } from "#lib/domain/systems/github/jobs.ts";
import {
  knownRepository,
  repositoryFacts,
  type KnownRepository,
} from "#lib/domain/systems/github/repository-content.ts";
import { findAmong, type KnownWorkflow } from "#lib/domain/systems/github/workflows/find-workflow.ts";
import { workflowView, type WorkflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

/** Which workflows to list. */
export interface WorkflowQuery {
  /** `acme/api`: of this repository only. */
  repository?: string;
  asOf: Date | null;
}

/**
 * Every workflow file that is known, repository by repository and those of the default branch first, with what each of its
 * jobs may do, takes and signs in as.
 * @throws NotFound when no such repository was read
 */
export async function* listWorkflows(context: Context, query: WorkflowQuery): AsyncGenerator<WorkflowView> {
  authorize(context.actor, "inventory.read");
  const wanted = query.repository?.toLowerCase();
  let found = false;
  for await (const repository of factsOf(context, "resource", "repository", query.asOf)) {
    if (wanted !== undefined && !repository.alias.toLowerCase().endsWith(`:repository:${wanted}`)) continue;
    found = true;
    yield* workflowsIn(context, repository, query.asOf);
  }
  if (!found && wanted !== undefined) {
    throw new NotFound(`No repository ${query.repository} was read. Name it as <owner>/<name>.`);
  }
}

async function* workflowsIn(context: Context, repository: FactOfKind, asOf: Date | null): AsyncGenerator<WorkflowView> {
  const { pool } = context.database;
  const { trustDomainId, alias: container } = repository;
  const facts = repositoryFacts(await knownOf(context, repository, asOf));
  const known: KnownWorkflow[] = [];
  for (const kind of ["workflow", "branch-workflow"]) {
    for await (const workflow of factsOf(context, "identity", kind, asOf, { trustDomainId, container })) {
      const jobs = await readFacts(pool, trustDomainId, "consumer", "identity", [workflow.alias], asOf);
      const inOrder = jobs.map(({ content }) => jobOf(content)).toSorted((a, b) => a.line - b.line);
      known.push({ document: workflowOf(workflow.content, inOrder), ref: textOf(workflow.content.ref) || null });
    }
  }
  const ofDefault = known.filter(({ document }) => document.branch === undefined);
  for await (const branch of factsOf(context, "resource", "branch", asOf, { trustDomainId, container })) {
    known.push(...asOnDefault(branch, ofDefault));
  }
  // Calls of workflows that lie beside the caller are followed; those in other repositories stand as they are written.
  for (const { document, ref } of known) yield workflowView(document, facts, ref, findAmong(known, ref));
}

/** Files of a branch that say the same as on the default one, where they stand but once. */
function asOnDefault({ alias, content }: FactOfKind, ofDefault: readonly KnownWorkflow[]): KnownWorkflow[] {
  const branch = readAlias(alias)?.name ?? "";
  const same = listOf(content.files).map(objectOf);
  const paths = new Set(same.flatMap(({ path, as }) => (as === "default" ? [textOf(path)] : [])));
  return ofDefault
    .filter(({ document }) => paths.has(document.path))
    .map(({ document }) => ({ document: { ...document, branch }, ref: `refs/heads/${branch}` }));
}

/** What decides what workflows of a repository may do: its own settings, and those of its organization. */
async function knownOf(
  { database: { pool } }: Context,
  { trustDomainId, alias, key, container, content }: FactOfKind,
  asOf: Date | null,
): Promise<KnownRepository> {
  const [owner = "", name = ""] = alias.slice(alias.lastIndexOf(":") + 1).split("/");
  const host = alias.split(":")[1] ?? "";
  const settingsAlias = `github:${host}/${owner}/${name}:actions-settings:actions`;
  const [[settings], [organization]] = await Promise.all([
    readFacts(pool, trustDomainId, "policy-document", "alias", [settingsAlias], asOf),
    readFacts(pool, trustDomainId, "resource", "alias", container === null ? [] : [container], asOf),
  ]);
  const itself = { kind: "repository", key, content };
  return knownRepository(owner, name, [
    itself,
    ...(organization ? [organization] : []),
    ...(settings ? [settings] : []),
  ]);
}

const PAGE_SIZE = 500;

async function* factsOf(
  { database: { pool } }: Context,
  noun: "resource" | "identity",
  kind: string,
  asOf: Date | null,
  within?: { trustDomainId: number; container: string },
): AsyncGenerator<FactOfKind> {
  let after: FactOfKind | null = null;
  do {
    const page = await readFactsOfKind(pool, { system: "github", noun, kind, within, asOf, after, limit: PAGE_SIZE });
    yield* page;
    after = page.length < PAGE_SIZE ? null : (page.at(-1) ?? null);
  } while (after);
}
