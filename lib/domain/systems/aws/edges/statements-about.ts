import type { Policy } from "../policy/policy.ts";
import { actionMatches } from "../trust/action-match.ts";

/** What the statements of a policy about one action look at. */
export interface About {
  /** Some statement allows it, for something. */
  allows: boolean;
  /** Resources that statements name, of Allow and Deny alike. */
  patterns: readonly string[];
  /** Those of Allow alone. */
  allowed: readonly string[];
  /** Conditions tell one resource from another: by tags, boundary or name. */
  byResource: boolean;
}

const kept = new WeakMap<Policy, Map<string, About>>();

const OF_RESOURCE = /(?::resourcetag\/|^iam:permissionsboundary$|^aws:resource(?!account$|org))/u;

/**
 * Reads a policy for one action; kept, for the same policies and actions come again for every principal. What could not be
 * understood of a policy says nothing here: whoever has it, `notUnderstood` tells.
 */
export function statementsAbout(policy: Policy, action: string): About {
  const byAction = kept.get(policy) ?? new Map<string, About>();
  kept.set(policy, byAction);
  const found = byAction.get(action);
  if (found) return found;
  const statements = policy.statements.filter((statement) => actionMatches(statement.action, action));
  const allows = statements.filter(({ effect }) => effect === "Allow");
  const about: About = {
    allows: allows.length > 0,
    patterns: statements.flatMap(({ resource }) => resource?.patterns ?? []),
    allowed: allows.flatMap(({ resource }) => (resource?.not ? ["*"] : (resource?.patterns ?? []))),
    byResource: statements.some(({ conditions }) => conditions.some(({ key }) => OF_RESOURCE.test(key.toLowerCase()))),
  };
  byAction.set(action, about);
  return about;
}
