import type { EdgeKind, GraphElement, NodeKey } from "../../../reach/edge.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { nextJobHub, placedJobs, type PlacedJob } from "./placed-jobs.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/kept-runner",
  clause: "takes jobs of",
  precondition:
    "A runner is not thrown away after a job: what one job leaves on it sees the tokens and secrets of the next.",
  fix: "Register the runner as ephemeral, so that each job gets a clean one.",
  references: [
    REFERENCES.pipelineExecution,
    REFERENCES.unsecuredCredentials,
    REFERENCES.selfHosted,
    REFERENCES.hardening,
  ],
};

/** From runners that are kept between jobs to the workflows whose jobs come to them. */
export const keptRunner: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...keptIn(organization)]),
};

function* keptIn(organization: OrganizationPlace): Iterable<GraphElement> {
  const told = new Set<NodeKey>();
  for (const placed of placedJobs(organization)) {
    const { workflow, run, group, labels, unread } = placed;
    const hub = nextJobHub(group, labels);
    const evidence = [{ alias: run.alias, place: `line ${run.job.runsOn?.line ?? run.job.line}` }];
    const words = `a job of it runs on a runner of ${group.name}`;
    const conditions = [...workflow.conditions, { kind: "time" as const, words }];
    yield edge(kind, hub, workflow.alias, { evidence, conditions, unread });
    if (told.has(hub)) continue;
    told.add(hub);
    yield* intoHub(hub, placed);
  }
}

function* intoHub(key: NodeKey, { group, labels, runners }: PlacedJob): Iterable<GraphElement> {
  const which = labels.length === 0 ? "the next job" : `the next job that asks for ${labels.join(", ")}`;
  const name = `see what ${which} on ${group.name} holds`;
  yield { key, type: "hub", system: "github", kind: "next-job", name, container: group.alias };
  for (const runner of runners) {
    const { ephemeral } = runner.content;
    if (ephemeral === true) continue;
    const unread = ephemeral === false ? [] : [`whether ${runner.name} takes more than one job was not read`];
    yield edge(kind, runner.alias, key, { evidence: [proof(runner)], unread });
  }
}
