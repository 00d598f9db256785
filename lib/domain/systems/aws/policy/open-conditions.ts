import type { Ask } from "./ask.ts";
import type { Hit } from "./hits.ts";
import type { Condition } from "./policy.ts";
import { conditionHolds } from "./prepare-condition.ts";
import { resourceMatches } from "./prepare-statement.ts";
import { MAYBE } from "./truth.ts";
import { isVariable } from "./variables.ts";

/** What has to hold for the statement to, of what is not known; and what must for it to name the session itself. */
export function openConditions(hit: Hit, ask: Ask): { needed: Condition[]; session: Condition | null } {
  const { context } = ask.question;
  const needed = hit.statement.conditions
    .filter((condition) => conditionHolds(condition, context) === MAYBE)
    .map(({ condition }) => condition);
  if (resourceMatches(hit.statement, ask) === MAYBE) needed.push(variableCondition(hit, ask));
  const { ifSession } = hit.named;
  if (ifSession === null) return { needed, session: null };
  const operator = ifSession.not ? "StringNotEquals" : "StringEquals";
  const session = { operator, set: null, ifExists: false, key: "sts:RoleSessionName", values: ifSession.names };
  return { needed, session };
}

/** A variable of the resource whose value is not known. */
function variableCondition(hit: Hit, ask: Ask): Condition {
  const { resource } = hit.statement.statement;
  const keys = hit.statement.resources
    .flatMap((entry) => (entry !== "all" && "template" in entry ? entry.template.filter(isVariable) : []))
    .map((variable) => variable.key)
    .filter((key) => !ask.question.context.has(key));
  const values = resource?.patterns ?? [];
  return { operator: "ResourceVariable", set: null, ifExists: false, key: keys[0] ?? "", values };
}
