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
import { COMPLETE, together, type Listed } from "../listed.ts";

/** Branches that the rules and environments of a repository name, and whether those are all. */
export function namedIn(
  { rules, environments }: { rules: Listed; environments: Listed },
  defaultBranch: string | null,
): NamedBranches & Pick<Listed, "end"> {
  const namings = [...environments.rows.map(byEnvironment), ...rules.rows.map(byRule)];
  const named = namedBranches(
    namings.flatMap((one) => one ?? []),
    defaultBranch,
  );
  // Where there are no environments, none names a branch.
  const ofEnvironments = environments.end.status === "not-supported" ? COMPLETE : environments.end;
  const { end } = together([rules.end, ofEnvironments].map((one) => ({ rows: [], end: one })));
  return { ...named, end: end.status === "complete" && namings.includes(null) ? LOST : end };
}

const LOST: Listed["end"] = {
  status: "partial",
  reason: "Which branches are named is not known: a rule or an environment could not be read whole.",
};

/** Null: it could not be read whole. */
function byEnvironment(row: Row): Naming[] | null {
  const read = "value" in row ? reduceDocument("environments", row.value) : null;
  if (!read?.ok || read.cut.length > 0) return null;
  const { name, deployment_branch_policy: policy, branch_policies: policies } = read.document;
  return policy?.custom_branch_policies === true ? namedByEnvironment(name, policies ?? []) : [];
}

function byRule(row: Row): Naming[] | null {
  const read = "value" in row ? reduceDocument("branch-rules", row.value) : null;
  if (!read?.ok || read.cut.length > 0) return null;
  if ("pattern" in read.document) return namedByProtection(read.document.pattern);
  const { name, target, enforcement, conditions } = read.document;
  return namedByRuleset(name, { target, enforcement, ...conditions?.ref_name });
}
