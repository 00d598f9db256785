import { hubKey, type EdgeCondition, type EdgeKind, type GraphElement } from "../../../reach/edge.ts";
import { objectOf, textOf } from "../../content.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";
import { conditionsOfArchive } from "./repository-power.ts";

const kind: EdgeKind = {
  id: "github/open-pull-request",
  clause: "can, from a fork,",
  precondition:
    "Anybody opens pull requests in a public repository, and whoever reads a private one where forks of it may be.",
  fix: "Ask for approval of runs that outside contributors start, and forbid forks of private repositories.",
  references: [REFERENCES.poisonedPipeline, REFERENCES.hardening],
};

/** Who may bring code by a pull request without being allowed to push. */
export const openPullRequest: GitHubEdges = {
  kind,
  build: ({ repositories }) => repositories.flatMap((repository) => [...openIn(repository)]),
};

function* openIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const to = inRepository(repository, "pull-requests");
  const { organization, content } = repository;
  const archived = conditionsOfArchive(repository);
  const evidence = [proof(repository)];
  if (content.visibility === "public") {
    const key = hubKey(organization.alias, "anybody");
    const name = `have an account of GitHub, and so open pull requests in public repositories of ${organization.name}`;
    yield { key, type: "hub", system: "github", kind: "anybody", name, container: organization.alias };
    yield edge(kind, key, to, { evidence, conditions: [...archived, ...approvals(repository)] });
    return;
  }
  const { mayForkPrivateRepositories: forks } = objectOf(organization.content.members);
  if (forks === false) return;
  const words = `${repository.name} may be forked, and pull requests of forks start runs`;
  const about = { evidence, conditions: [...archived, { kind: "request" as const, words }] };
  yield edge(kind, inRepository(repository, "read"), to, about);
}

/** Of runs that `pull_request_target` starts GitHub asks for none. */
function approvals(repository: RepositoryPlace): EdgeCondition[] {
  const settings = repository.of("policy-document", "actions-settings")[0]?.content ?? {};
  const policy =
    textOf(settings.forkPullRequestApproval) || textOf(repository.organization.content.forkPullRequestApproval);
  if (policy === "") return [];
  const who = policy === "all_external_contributors" ? "an outside contributor" : "a first-time contributor";
  return [{ kind: "approval", words: `somebody approves the run of ${who}, unless its event asks for none` }];
}
