import { groupBy } from "../../../group-by.ts";
import { hubKey, type GraphNode, type NodeKey } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf, textsOf } from "../../content.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { selectedIds } from "./selected.ts";

/** A group of self-hosted runners, or those of one repository. */
export interface RunnerGroup {
  /** Of the group, or of the repository. */
  alias: string;
  name: string;
  runners: readonly EstateFact[];
  /** Whose jobs it takes: `everywhere` and `private` by what a repository is, else those of the ids; null: not read. */
  takes: "everywhere" | "private" | readonly string[] | null;
  /** Files of workflows that alone may use it; null: any. */
  workflows: readonly string[] | null;
}

/** The groups of an organization with their runners; a runner whose group was not read is in none. */
export function groupsOf(organization: OrganizationPlace): RunnerGroup[] {
  const byGroup = groupBy(organization.of("identity", "organization-runner"), ({ content }) => textOf(content.group));
  return organization.of("resource", "runner-group").map((group) => ({
    alias: group.alias,
    name: group.name,
    runners: byGroup.get(group.key) ?? [],
    takes: takesOf(group),
    workflows: Array.isArray(group.content.workflows) ? textsOf(group.content.workflows).map(fileOf) : null,
  }));
}

/** The runners that a repository has for itself. */
export function ownRunners(repository: RepositoryPlace): RunnerGroup {
  const runners = repository.of("identity", "repository-runner");
  const { alias, name, key } = repository;
  return { alias, name, runners, takes: [key], workflows: null };
}

function takesOf({ content }: EstateFact): RunnerGroup["takes"] {
  if (content.visibility === "all") return content.publicRepositories === false ? "private" : "everywhere";
  if (content.visibility === "private") return "private";
  return selectedIds(content);
}

/** `acme/deploys/.github/workflows/deploy.yml@refs/heads/main` without its ref. */
function fileOf(text: string): string {
  const at = text.indexOf("@");
  return at === -1 ? text : text.slice(0, at);
}

/** Whether a group takes jobs of a repository; null: that was not read. */
export function takesJobsOf({ takes }: RunnerGroup, { key, content }: RepositoryPlace): boolean | null {
  if (takes === null) return null;
  if (takes === "everywhere") return true;
  if (takes === "private") return content.visibility === undefined ? null : content.visibility !== "public";
  return takes.includes(key);
}

/** Runners that have every label of a set; capitals make no difference. */
export function withLabels(group: RunnerGroup, labels: readonly string[]): EstateFact[] {
  const wanted = labels.map((label) => label.toLowerCase());
  return group.runners.filter(({ content }) => {
    const own = new Set(textsOf(content.runsOn).map((label) => label.toLowerCase()));
    return wanted.every((label) => own.has(label));
  });
}

/** Jobs on all runners of a group. */
export function groupHub({ alias }: RunnerGroup): NodeKey {
  return hubKey(alias, "jobs");
}

/** Jobs on those runners of a group that have some labels, so that runners and jobs meet in one place. */
export function labelHub({ alias }: RunnerGroup, labels: readonly string[]): NodeKey {
  return hubKey(
    alias,
    `jobs:${labels
      .map((label) => label.toLowerCase())
      .toSorted()
      .join(",")}`,
  );
}

/** The node of one of these hubs. */
export function runnerHub(group: RunnerGroup, key: NodeKey, labels: readonly string[]): GraphNode {
  const which = labels.length === 0 ? "runners" : `runners labeled ${labels.join(", ")}`;
  const name = `run jobs on ${which} of ${group.name}`;
  return { key, type: "hub", system: "github", kind: "jobs", name, container: group.alias };
}
