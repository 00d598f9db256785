import type { EdgeKind, GraphElement, NodeKey } from "../../../reach/edge.ts";
import { inEvery, inRepository, POWERS } from "./hubs.ts";
import { edge, proof } from "./kind.ts";
import type { GitHubView } from "./github-view.ts";
import { REFERENCES } from "./references.ts";

/** What somebody may do in every repository is one edge to a hub, and one from there to each repository. */
const kind: EdgeKind = {
  id: "github/every-repository",
  clause: "includes to",
  precondition: "What was given for every repository of an organization holds in this one.",
  fix: "Give it for the repositories that need it, and not for all.",
  references: [REFERENCES.identities, REFERENCES.pipelineAccess],
};

export const everyRepository = {
  kind,
  /** @param used hubs that something leads to: the others would lead nowhere from nothing */
  *build({ organizations }: GitHubView, used: ReadonlySet<NodeKey>): Iterable<GraphElement> {
    for (const organization of organizations) {
      for (const power of POWERS) {
        const hub = inEvery(organization, power);
        if (!used.has(hub)) continue;
        for (const repository of organization.repositories) {
          yield edge(kind, hub, inRepository(repository, power), { evidence: [proof(repository)] });
        }
      }
    }
  },
};
