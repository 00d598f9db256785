import { hubKey, type NodeKey } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { isGitHubHosted } from "../hosted-labels.ts";
import type { RunsOn } from "../workflows/document.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { groupsOf, ownRunners, takesJobsOf, withLabels, type RunnerGroup } from "./runner-groups.ts";
import type { RunJob, WorkflowPlace } from "./workflows-of.ts";

/** A job with runners of one group that may take it. */
export interface PlacedJob {
  repository: RepositoryPlace;
  workflow: WorkflowPlace;
  run: RunJob;
  group: RunnerGroup;
  labels: readonly string[];
  runners: readonly EstateFact[];
  /** What of that was not read, in clauses. */
  unread: readonly string[];
}

/** Every job of an organization that may run on a runner that was read, once for each group that has one for it. */
export function* placedJobs(organization: OrganizationPlace): Iterable<PlacedJob> {
  const groups = groupsOf(organization).filter(({ runners }) => runners.length > 0);
  for (const repository of organization.repositories) {
    const all = [...groups, ownRunners(repository)];
    for (const workflow of repository.workflows) {
      if (workflow.isCalledOnly) continue;
      for (const run of workflow.runs) yield* placesOf(run, workflow, repository, all);
    }
  }
}

/** Key of seeing what the next job holds that comes to runners of a group with some labels. */
export function nextJobHub({ alias }: RunnerGroup, labels: readonly string[]): NodeKey {
  return hubKey(
    alias,
    `next:${labels
      .map((label) => label.toLowerCase())
      .toSorted()
      .join(",")}`,
  );
}

/** Sets of labels by which a job asks for runners that are not GitHub's; a group alone asks for any of it. */
export function ownLabels({ labels, group }: RunsOn): readonly (readonly string[])[] {
  if (group) return labels.length === 0 ? [[]] : labels;
  return labels.filter((set) => !set.every(isGitHubHosted));
}

function* placesOf(
  run: RunJob,
  workflow: WorkflowPlace,
  repository: RepositoryPlace,
  groups: readonly RunnerGroup[],
): Iterable<PlacedJob> {
  const { runsOn } = run.job;
  if (!runsOn) return;
  const named = runsOn.group?.values.map((name) => name.toLowerCase()) ?? null;
  for (const labels of ownLabels(runsOn)) {
    for (const group of groups) {
      if (named && !named.includes(group.name.toLowerCase())) continue;
      if (group.workflows && !group.workflows.some((one) => one.toLowerCase() === run.file.toLowerCase())) continue;
      const takes = takesJobsOf(group, repository);
      const runners = takes === false ? [] : withLabels(group, labels);
      if (runners.length === 0) continue;
      const unread = takes === null ? [`whether ${group.name} takes jobs of ${repository.name} was not read`] : [];
      yield { repository, workflow, run, group, labels, runners, unread };
    }
  }
}
