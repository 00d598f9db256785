import type { EdgeKind, GraphElement, NodeKey } from "../../../reach/edge.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { conditionsOfRun } from "./environments-of.ts";
import { inOrganization, inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";
import { ownLabels, placedJobs } from "./placed-jobs.ts";
import { groupHub, groupsOf, labelHub, ownRunners, runnerHub, takesJobsOf, type RunnerGroup } from "./runner-groups.ts";
import type { RunJob, WorkflowPlace } from "./workflows-of.ts";

const kind: EdgeKind = {
  id: "github/run-on-runner",
  clause: "runs on",
  precondition: "A job runs on a self-hosted runner, or may: its group takes jobs of the repository.",
  fix: "Give the runner's group the repositories that need it only, or let its jobs run on runners of GitHub.",
  references: [REFERENCES.pipelineAccess, REFERENCES.pipelineExecution, REFERENCES.runnerGroups, REFERENCES.hardening],
};

/** From jobs to the machines of one's own that they run on. */
export const runOnRunner: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...runnersOf(organization)]),
};

function* runnersOf(organization: OrganizationPlace): Iterable<GraphElement> {
  const groups = groupsOf(organization).filter(({ runners }) => runners.length > 0);
  for (const group of groups) yield* membersOf(group, organization);
  for (const repository of organization.repositories) {
    yield* openTo(repository, groups);
    for (const workflow of repository.workflows) {
      if (workflow.isCalledOnly) continue;
      for (const run of workflow.runs) yield* whereverItRuns(run, workflow, repository);
    }
  }
  const told = new Set<NodeKey>();
  for (const { repository, workflow, run, group, labels, runners, unread } of placedJobs(organization)) {
    const hub = labelHub(group, labels);
    const conditions = conditionsOfRun(run, workflow, repository);
    const evidence = [{ alias: run.alias, place: `line ${run.job.runsOn?.line ?? run.job.line}` }];
    yield edge(kind, workflow.alias, hub, { evidence, conditions, unread });
    if (told.has(hub)) continue;
    told.add(hub);
    yield runnerHub(group, hub, labels);
    for (const runner of runners) yield edge(kind, hub, runner.alias, { evidence: [proof(runner)] });
  }
}

/** What anybody whose jobs a group takes can run on. */
function* membersOf(group: RunnerGroup, organization: OrganizationPlace): Iterable<GraphElement> {
  const hub = groupHub(group);
  const evidence = [{ alias: group.alias, place: null }];
  yield runnerHub(group, hub, []);
  for (const runner of group.runners) yield edge(kind, hub, runner.alias, { evidence: [...evidence, proof(runner)] });
  if (group.workflows !== null) return;
  if (group.takes === "everywhere")
    yield edge(kind, inOrganization(organization, "jobs-everywhere"), hub, { evidence });
  if (group.takes === "private") yield edge(kind, inOrganization(organization, "jobs-in-private"), hub, { evidence });
  if (group.takes !== null) return;
  const unread = [`which repositories the runner group ${group.name} takes jobs of was not read`];
  yield edge(kind, inOrganization(organization, "jobs-everywhere"), hub, { evidence, unread });
}

/** Runners that a workflow of one's own in a repository could choose. */
function* openTo(repository: RepositoryPlace, groups: readonly RunnerGroup[]): Iterable<GraphElement> {
  const { organization } = repository;
  const runners = inRepository(repository, "runners");
  const evidence = [proof(repository)];
  yield edge(kind, runners, inOrganization(organization, "jobs-everywhere"), { evidence });
  if (repository.content.visibility !== "public") {
    const unread =
      repository.content.visibility === undefined ? [`whether ${repository.name} is private was not read`] : [];
    yield edge(kind, runners, inOrganization(organization, "jobs-in-private"), { evidence, unread });
  }
  for (const runner of ownRunners(repository).runners)
    yield edge(kind, runners, runner.alias, { evidence: [proof(runner)] });
  for (const group of groups) {
    if (!Array.isArray(group.takes) || group.workflows !== null || !takesJobsOf(group, repository)) continue;
    yield edge(kind, runners, groupHub(group), { evidence: [{ alias: group.alias, place: null }] });
  }
  const unread = unreadRunners(repository);
  if (unread.length > 0)
    yield edge(kind, runners, inOrganization(organization, "unread-runners"), { evidence, unread });
}

function unreadRunners(repository: RepositoryPlace): string[] {
  const { organization } = repository;
  const all = [organization.unread("organization-runners"), organization.unread("runner-groups")];
  return [...all, repository.unread("repository-runners")].filter((reason) => reason !== null);
}

function* whereverItRuns(run: RunJob, workflow: WorkflowPlace, repository: RepositoryPlace): Iterable<GraphElement> {
  const { runsOn } = run.job;
  if (!runsOn) return;
  const [alias, from] = [run.alias, workflow.alias];
  const conditions = conditionsOfRun(run, workflow, repository);
  const evidence = [{ alias, place: `line ${runsOn.line}` }];
  const unread = ownLabels(runsOn).length > 0 ? unreadRunners(repository) : [];
  const open = inOrganization(repository.organization, "unread-runners");
  if (unread.length > 0) yield edge(kind, from, open, { evidence, conditions, unread });
  if (runsOn.complete) return;
  const words = `where it runs only a run decides: \`${runsOn.text.join(", ").slice(0, 100)}\``;
  yield edge(kind, from, inRepository(repository, "runners"), { evidence, conditions, unread: [words] });
}
