import type { GraphNode } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { rulesOf } from "./branch-rules.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { refsOf } from "../workflows/trigger-refs.ts";
import type { RunJob, WorkflowPlace } from "./workflows-of.ts";
import { conditionsOf, type Refs } from "./protection.ts";
import type { EdgeCondition } from "../../../reach/edge.ts";

/** A deployment environment that was read, or that a job names. */
export interface EnvironmentPlace {
  alias: string;
  name: string;
  fact: EstateFact | null;
}

/** Finds environments of a repository by the name a job gives: capitals make no difference. */
export function environmentsOf(repository: RepositoryPlace): (name: string) => EnvironmentPlace {
  const facts = repository.of("resource", "deployment-environment");
  const byName = new Map(facts.map((fact) => [fact.name.toLowerCase(), fact]));
  const prefix = repository.alias.replace(":repository:", "/");
  return (name) => {
    const fact = byName.get(name.toLowerCase()) ?? null;
    return { alias: fact?.alias ?? `${prefix}:deployment-environment:${name}`, name: fact?.name ?? name, fact };
  };
}

/** What stands before a deployment there; an environment that does not exist yet has nothing that protects it. */
export function protectionOf(
  repository: RepositoryPlace,
  { name, fact }: EnvironmentPlace,
  refs: Refs,
): EdgeCondition[] {
  const isNew = fact === null && repository.unread("environments") === null;
  if (isNew) return [];
  return conditionsOf(name, fact?.content ?? null, refs, guardedBranch(repository));
}

function guardedBranch(repository: RepositoryPlace): string | null {
  if (repository.unread("branch-rules") !== null) return null;
  const branch = textOf(repository.content.defaultBranch);
  if (branch !== "" && rulesOf(repository).length > 0) return branch;
  const rulesets = repository
    .of("policy-document", "ruleset")
    .filter(({ content }) => content.enforcement === "active");
  return rulesets.length + repository.of("policy-document", "branch-protection").length === 0 ? "*" : null;
}

/** Refs of the runs that a workflow's triggers start; calls run in the name of others. */
export function refsOfRuns({ document }: WorkflowPlace, repository: RepositoryPlace): Refs {
  const branch = textOf(repository.content.defaultBranch) || null;
  const triggers = document.triggers.filter(({ event }) => event !== "workflow_call");
  // Whoever starts such a run chooses the branch: the default one is among those to choose from.
  const chosen =
    triggers.some(({ event }) => event === "workflow_dispatch") && branch && !document.branch
      ? [`refs/heads/${branch}`]
      : [];
  return [...triggers.flatMap((trigger) => refsOf(trigger, branch, document.branch).map(({ ref }) => ref)), ...chosen];
}

/**
 * What has to happen before a job of a workflow runs at all: one that names an environment waits for what protects it, with
 * its token and everything else. Of several it may name, the one that is let through most easily.
 */
export function conditionsOfRun(
  { job }: Pick<RunJob, "job">,
  workflow: WorkflowPlace,
  repository: RepositoryPlace,
): readonly EdgeCondition[] {
  const named: { values: readonly string[]; complete: boolean } = job.environment ?? { values: [], complete: true };
  const { values, complete } = named;
  if (values.length === 0 || !complete || values.includes("")) return workflow.conditions;
  const find = environmentsOf(repository);
  const refs = refsOfRuns(workflow, repository);
  return [...workflow.conditions, ...least(values.map((name) => protectionOf(repository, find(name), refs)))];
}

/** The fewest conditions of several ways to the same; none where there is no way. */
export function least(ways: readonly (readonly EdgeCondition[])[]): readonly EdgeCondition[] {
  return ways.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

/** The node of an environment that no listing showed. */
export function namedOnly({ alias, name }: EnvironmentPlace, repository: RepositoryPlace): GraphNode {
  const kind = "deployment-environment";
  return { key: alias, type: "resource", system: "github", kind, name, container: repository.alias };
}
