import type { EdgeKind } from "../../../reach/edge.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";
import { conditionsOfHalt } from "./standing.ts";

const kind: EdgeKind = {
  id: "github/deploy-key",
  clause: "can",
  precondition: "A key was added to a repository: it reads there, and pushes where it is not read-only.",
  fix: "Delete the key, or add it again as read-only.",
  references: [REFERENCES.credentialHygiene, REFERENCES.unsecuredCredentials, REFERENCES.deployKeys],
};

/** Keys of repositories; one that may write pushes workflow files too. */
export const deployKey: GitHubEdges = {
  kind,
  build: ({ repositories }) =>
    repositories.flatMap((repository) =>
      repository.of("identity", "deploy-key").flatMap((key) => {
        const about = { evidence: [proof(key)], conditions: conditionsOfHalt(key.content) };
        const push = inRepository(repository, "push");
        if (key.content.readOnly === false) return [edge(kind, key.alias, push, about)];
        const read = edge(kind, key.alias, inRepository(repository, "read"), about);
        if (key.content.readOnly === true) return [read];
        const unread = [`whether ${key.name} may write was not read`];
        return [read, edge(kind, key.alias, push, { evidence: about.evidence, unread })];
      }),
    ),
};
