import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { rulesOf, type BranchRule } from "./branch-rules.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { RepositoryPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";
import { conditionsOfArchive } from "./repository-power.ts";

const kind: EdgeKind = {
  id: "github/change-branch",
  clause: "decides what runs as",
  precondition:
    "Whoever may push to the default branch changes its workflow files, or the code that their jobs check out and run.",
  fix: "Ask for reviews on the default branch by a ruleset that nobody gets around.",
  references: [
    REFERENCES.flowControl,
    REFERENCES.poisonedPipeline,
    REFERENCES.supplyChain,
    REFERENCES.rulesets,
    REFERENCES.protectedBranches,
  ],
};

/** From pushing to the default branch, as far as rules let it, to the workflows that run from there. */
export const changeBranch: GitHubEdges = {
  kind,
  build: ({ repositories }) => repositories.flatMap((repository) => [...changesIn(repository)]),
};

function* changesIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const rules = rulesOf(repository);
  const archived = conditionsOfArchive(repository);
  const about = (held: readonly BranchRule[], more: EdgeCondition[]) => ({
    evidence: [proof(repository), ...held.map(({ evidence }) => evidence)],
    conditions: [...more, ...held.map(({ condition }) => condition)],
  });
  const branch = inRepository(repository, "change-branch");
  const code = inRepository(repository, "change-code");
  yield edge(kind, inRepository(repository, "push"), branch, about(rules, archived));
  yield edge(kind, inRepository(repository, "push-code"), code, about(rules, archived));
  // Administrators lift what their repository asks for, but not what the organization does.
  yield edge(kind, inRepository(repository, "administer"), branch, about(rules.filter(isLasting), []));
  for (const { alias, runs, isCalledOnly, document } of repository.workflows) {
    if (document.branch !== undefined) {
      const own = rulesOf(repository, document.branch);
      yield edge(kind, inRepository(repository, "push"), alias, about(own, archived));
      yield edge(kind, inRepository(repository, "administer"), alias, about(own.filter(isLasting), []));
      continue;
    }
    yield edge(kind, branch, alias, { evidence: [proof({ alias })] });
    const checksOut = runs.find(({ job }) => job.uses.some(({ text }) => text.startsWith("actions/checkout@")));
    if (!checksOut || isCalledOnly) continue;
    const evidence = [{ alias: checksOut.alias, place: `line ${checksOut.job.line}` }];
    const words = `the job ${checksOut.job.id} runs what it checks out`;
    yield edge(kind, code, alias, { evidence, conditions: [{ kind: "request", words }] });
  }
}

/** What administrators of the repository neither lift nor get around. */
function isLasting({ ofOrganization, passers }: BranchRule): boolean {
  return ofOrganization && !passers.some(({ type }) => type === "administrator");
}
