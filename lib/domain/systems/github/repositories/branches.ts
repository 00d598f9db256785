import {
  namedBranches,
  namedByEnvironment,
  namedByProtection,
  namedByRuleset,
  type Naming,
} from "../branches/named-branches.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import type { RepositoryFact, RepositoryFactsRead } from "./repository-facts.ts";
import type { PartRead, RepositoryBranch } from "./repository-view.ts";

/**
 * Branches beside the default one: those that were read, those that a rule or an environment names and that do not exist or
 * were not read, and patterns, which stand for any branch that matches.
 */
export function branchesOf(
  { branches, environments, documents, itself }: RepositoryFactsRead,
  read: PartRead,
): RepositoryBranch[] {
  const namings = [...environments.flatMap(byEnvironment), ...documents.flatMap(byRule)];
  const named = namedBranches(namings, textOf(itself.content.defaultBranch) || null);
  const seen = new Map(branches.map((branch) => [branch.name, branch]));
  const wanted = named.names.map(({ branch, by }): RepositoryBranch => {
    const fact = seen.get(branch);
    const state = fact ? "read" : read.status === "complete" ? "absent" : "unread";
    return { name: branch, state, by, files: filesOf(fact) };
  });
  const others = branches.filter(({ name }) => !named.names.some(({ branch }) => branch === name));
  return [
    ...wanted,
    ...others.map((fact): RepositoryBranch => ({ name: fact.name, state: "read", by: [], files: filesOf(fact) })),
    ...named.patterns.map(({ pattern, by }): RepositoryBranch => {
      return { name: pattern, state: "pattern", by, files: filesOf(undefined) };
    }),
  ];
}

function byEnvironment({ name, content }: RepositoryFact): Naming[] {
  const { policy, patterns } = objectOf(content.branches);
  if (policy !== "custom") return [];
  const policies = listOf(patterns).map(objectOf);
  return namedByEnvironment(
    name,
    policies.map((one) => ({ name: textOf(one.name), type: textOf(one.type) })),
  );
}

function byRule({ kind, name, content }: RepositoryFact): Naming[] {
  if (kind === "branch-protection") return namedByProtection(name);
  if (kind !== "ruleset") return [];
  const { target, enforcement, include, exclude } = content;
  return namedByRuleset(name, {
    target: textOf(target) || null,
    enforcement: textOf(enforcement),
    include: textsOf(include),
    exclude: textsOf(exclude),
  });
}

function filesOf(fact: RepositoryFact | undefined): RepositoryBranch["files"] {
  const files = listOf(fact?.content.files).map(objectOf);
  const count = (as: string) => files.filter((file) => file.as === as).length;
  return { all: files.length, asDefault: count("default"), unread: count("unread") };
}
