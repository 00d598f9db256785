import type { Row } from "#collectors/shared/rows.ts";
import {
  namedBranches,
  namedByEnvironment,
  namedByProtection,
  namedByRuleset,
  type NamedBranches,
  type Naming,
} from "#lib/domain/systems/github/branches/named-branches.ts";
import { reduceDocument } from "../../documents/reduce.ts";

/** Branches that the rules and environments of a repository name, as far as those were read. */
export function namedIn(
  rules: readonly Row[],
  environments: readonly Row[],
  defaultBranch: string | null,
): NamedBranches {
  const namings = [
    ...environments.flatMap((row) => ("value" in row ? byEnvironment(row.value) : [])),
    ...rules.flatMap((row) => ("value" in row ? byRule(row.value) : [])),
  ];
  return namedBranches(namings, defaultBranch);
}

function byEnvironment(value: unknown): Naming[] {
  const read = reduceDocument("environments", value);
  if (!read.ok) return [];
  const { name, deployment_branch_policy: policy, branch_policies: policies } = read.document;
  return policy?.custom_branch_policies === true ? namedByEnvironment(name, policies ?? []) : [];
}

function byRule(value: unknown): Naming[] {
  const read = reduceDocument("branch-rules", value);
  if (!read.ok) return [];
  if ("pattern" in read.document) return namedByProtection(read.document.pattern);
  const { name, target, enforcement, conditions } = read.document;
  return namedByRuleset(name, { target, enforcement, ...conditions?.ref_name });
}
