import type { Ability } from "../../../reach/ability.ts";
import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { objectOf } from "../../content.ts";
import { inRepository, type RepositoryPower } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/repository-power",
  clause: "also means to",
  precondition:
    "What one may do in a repository lets do more: whoever pushes can add a workflow, whoever administers can push.",
  fix: "Protect branches, and give secrets to environments with reviewers instead of to the repository.",
  references: [REFERENCES.flowControl, REFERENCES.pipelineAccess, REFERENCES.repositoryRoles, REFERENCES.hardening],
};

const FOLLOWS: readonly (readonly [RepositoryPower, RepositoryPower])[] = [
  ["push", "read"],
  ["push-code", "read"],
  ["own-workflows", "all-secrets"],
  ["own-workflows", "deploy-anywhere"],
  ["own-workflows", "runners"],
  ["own-workflows", "push-code"],
  ["administer", "environments"],
  ["administer", "secrets"],
  ["administer", "runs"],
  ["administer", "push"],
];

/** What nobody can do in a repository that is archived, before somebody takes it out of there. */
const WHILE_OPEN: readonly (readonly [RepositoryPower, RepositoryPower])[] = [
  ["push", "push-code"],
  ["push", "own-workflows"],
  ["push", "pull-requests"],
  ["push", "runs"],
  ["push", "secrets"],
];

/** What each does to the repository itself. */
const ABILITIES: readonly (readonly [RepositoryPower, Ability])[] = [
  ["read", "read"],
  ["push-code", "write"],
  ["own-workflows", "execute"],
  ["runs", "execute"],
  ["administer", "admin"],
  ["data-read", "read"],
  ["data-write", "write"],
  ["data-secrets", "secrets"],
  ["data-execute", "execute"],
];

/** What each power in a repository brings with it, and what it does to the repository itself. */
export const repositoryPower: GitHubEdges = {
  kind,
  build: ({ repositories }) => repositories.flatMap((repository) => [...powersIn(repository)]),
};

function* powersIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const evidence = [proof(repository)];
  const hub = (power: RepositoryPower) => inRepository(repository, power);
  const archived = conditionsOfArchive(repository);
  const running = [...archived, ...conditionsOfActions(repository)];
  for (const [from, to] of FOLLOWS) yield edge(kind, hub(from), hub(to), { evidence });
  for (const [from, to] of WHILE_OPEN) {
    const conditions = to === "own-workflows" || to === "runs" ? running : archived;
    yield edge(kind, hub(from), hub(to), { evidence, conditions });
  }
  // Whoever administers it takes it out of the archive and switches Actions on.
  if (running.length > 0) yield edge(kind, hub("administer"), hub("own-workflows"), { evidence });
  for (const [power, ability] of ABILITIES) {
    const conditions = ability === "write" || ability === "execute" ? archived : [];
    yield edge(kind, hub(power), repository.alias, { ability, evidence, conditions });
  }
  for (const secret of repository.of("stored-copy", "repository-secret")) {
    yield edge(kind, hub("secrets"), secret.alias, { ability: "write", evidence: [proof(secret)] });
  }
}

/** Nothing is changed in an archived repository, and nothing runs. */
export function conditionsOfArchive({ content, name }: Pick<RepositoryPlace, "content" | "name">): EdgeCondition[] {
  return content.archived === true ? [{ kind: "request", words: `somebody takes ${name} out of the archive` }] : [];
}

/** No workflow runs where Actions are off. */
export function conditionsOfActions(repository: Omit<RepositoryPlace, "workflows">): EdgeCondition[] {
  const settings = repository.of("policy-document", "actions-settings");
  const off = settings.some(({ content }) => content.enabled === false);
  return off || objectOf(repository.organization.content.actions).enabledRepositories === "none"
    ? [{ kind: "request", words: `somebody switches Actions on in ${repository.name}` }]
    : [];
}
