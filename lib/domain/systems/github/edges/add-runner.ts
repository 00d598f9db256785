import type { EdgeKind, GraphElement, NodeKey } from "../../../reach/edge.ts";
import { inOrganization } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { nextJobHub, placedJobs } from "./placed-jobs.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/add-runner",
  clause: "means to",
  precondition:
    "Whoever may add runners to the organization adds one with the labels that jobs ask for, and sees what they hold.",
  fix: "Take the permission to manage runners away, or give jobs that hold much to groups that take no new ones by themselves.",
  references: [REFERENCES.pipelineExecution, REFERENCES.unsecuredCredentials, REFERENCES.runnerGroups],
};

/** From adding runners to the jobs that would come to one of the same labels. */
export const addRunner: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...takenIn(organization)]),
};

function* takenIn(organization: OrganizationPlace): Iterable<GraphElement> {
  const told = new Set<NodeKey>();
  for (const { group, labels } of placedJobs(organization)) {
    const hub = nextJobHub(group, labels);
    // Runners of a repository are added by whoever administers it, who has all of its jobs anyway.
    if (told.has(hub) || group.alias.includes(":repository:")) continue;
    told.add(hub);
    yield edge(kind, inOrganization(organization, "add-runners"), hub, { evidence: [proof(group)] });
  }
}
