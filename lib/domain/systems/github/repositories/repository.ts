import { textOf } from "../../content.ts";
import { repositoryLinks } from "../home.ts";
import { strangersCheckouts } from "../jobs.ts";
import { branchesOf } from "./branches.ts";
import { environmentsOf } from "./environments.ts";
import { basePermission, pushCount, pushersOf } from "./pushers.ts";
import type { RepositoryFact, RepositoryFactsRead, RepositoryItself } from "./repository-facts.ts";
import {
  REPOSITORY_PARTS,
  type PartRead,
  type RepositoryHead,
  type RepositoryKey,
  type RepositoryPart,
  type RepositoryRow,
  type RepositoryRule,
  type RepositoryView,
} from "./repository-view.ts";
import { secretsOf } from "./secrets.ts";
import { handsOnAll, secretNames, subjectsIn, toRepositoryWorkflow, workflowsRead } from "./workflows.ts";

/** How one listing of a repository, or of what it is in, ended. */
export interface ListingRead {
  kind: string;
  status: string;
  reason: string | null;
}

/** Everything a page says of one repository, from what was read of it. */
export function repositoryView(facts: RepositoryFactsRead, listings: readonly ListingRead[]): RepositoryView {
  const workflows = workflowsRead(facts);
  const head = headOf(facts.itself);
  const pushers = pushersOf(facts);
  const read = readOf(facts, listings);
  return {
    ...head,
    links: repositoryLinks(head.host, head.name),
    workflows: workflows.map((workflow) => toRepositoryWorkflow(workflow, facts.itself.content)),
    branches: branchesOf(facts, read.branches),
    secrets: secretsOf(facts, workflows),
    subjects: subjectsIn(workflows),
    environments: environmentsOf(facts.environments, workflows, repositoryLinks(head.host, head.name)),
    deployKeys: facts.identities.filter(({ kind }) => kind === "deploy-key").map(toKey),
    pushers,
    pushCount: pushCount(pushers, read),
    rules: facts.documents.filter(({ kind }) => kind === "ruleset" || kind === "branch-protection").map(toRule),
    others: facts.identities
      .filter(({ kind }) => kind === "repository-runner" || kind === "repository-webhook")
      .map(({ identity, kind, name }) => ({ id: identity ?? "", kind, name })),
    read,
  };
}

/** The same as one line of a list. */
export function repositoryRow(facts: RepositoryFactsRead, listings: readonly ListingRead[]): RepositoryRow {
  const workflows = workflowsRead(facts);
  const read = readOf(facts, listings);
  return {
    ...headOf(facts.itself),
    workflows: workflows.filter(({ content }) => content.branch === undefined).length,
    secrets: secretNames(workflows.flatMap(({ jobs }) => jobs)).length,
    allSecrets: workflows.some(({ jobs }) => jobs.some(handsOnAll)),
    subjects: subjectsIn(workflows).length,
    pushers: read.access.status === "unread" ? null : pushCount(pushersOf(facts), read),
    endangered: workflows.filter((workflow) => workflow.jobs.some((job) => strangersCheckouts(job).length > 0)).length,
    read: { workflows: read.workflows, access: read.access },
  };
}

function headOf({ domain, sourceSlug, key, alias, name, content }: RepositoryItself): RepositoryHead {
  return {
    name,
    host: alias.split(":")[1] ?? "",
    domain,
    sourceSlug,
    key,
    visibility: textOf(content.visibility) || null,
    archived: typeof content.archived === "boolean" ? content.archived : null,
    checkedOut: textOf(content.checkedOut) || null,
    defaultBranch: textOf(content.defaultBranch) || null,
  };
}

function readOf(facts: RepositoryFactsRead, listings: readonly ListingRead[]): Record<RepositoryPart, PartRead> {
  const parts = Object.entries(REPOSITORY_PARTS).map(([part, kinds]): [string, PartRead] => [
    part,
    partOf(
      listings.filter(({ kind }) => (kinds as readonly string[]).includes(kind)),
      kinds.length,
    ),
  ]);
  const read = Object.fromEntries(parts) as Record<RepositoryPart, PartRead>;
  if (read.access.status !== "complete" || basePermission(facts) !== "") return read;
  return { ...read, access: { status: "partial", reason: NO_BASE } };
}

/** GitHub says it only to whom it lets see the settings of the organization. */
const NO_BASE = "What every member of the organization may do by default was not read.";

/** Complete only when every kind of listing it is made of was read to its end. */
function partOf(listings: readonly ListingRead[], kinds: number): PartRead {
  const whole = (status: string) => status === "complete" || status === "carried";
  const open = listings.find(({ status }) => !whole(status));
  const read = listings.filter(({ status }) => whole(status));
  if (!open && new Set(read.map(({ kind }) => kind)).size === kinds) return { status: "complete", reason: "" };
  const some = read.length > 0 || listings.some(({ status }) => status === "partial");
  return { status: some ? "partial" : "unread", reason: open?.reason ?? "It was not reached yet." };
}

function toKey({ identity, name, content }: RepositoryFact): RepositoryKey {
  return {
    id: identity ?? "",
    name,
    readOnly: typeof content.readOnly === "boolean" ? content.readOnly : null,
    addedBy: textOf(content.addedBy) || null,
    created: textOf(content.created) || null,
  };
}

function toRule({ kind, name, content }: RepositoryFact): RepositoryRule {
  const enforcement = textOf(content.enforcement);
  return {
    kind: kind === "ruleset" ? "ruleset" : "branch protection",
    name,
    remark: enforcement === "" || enforcement === "active" ? null : `not enforced: ${enforcement}`,
  };
}
