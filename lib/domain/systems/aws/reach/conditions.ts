import type { ConditionKind, EdgeCondition, GraphEdge } from "../../../reach/edge.ts";
import { conditionWords } from "../condition-words.ts";
import type { Condition, Decision, RemainingCondition } from "../policy/policy.ts";

/** What a condition key is about, as people sort conditions; the first pattern that fits decides. */
const KINDS: readonly (readonly [RegExp, ConditionKind])[] = [
  [/^aws:multifactorauth/, "mfa"],
  [/^aws:(?:sourceip|sourcevpc|sourcevpce|vpcsourceip|securetransport)$/, "network"],
  [/^aws:(?:currenttime|epochtime)$/, "time"],
  [/^(?:sts:|aws:(?:tokenissuetime|sourceidentity|userid|principaltag\/|requesttag\/|tagkeys))/, "session"],
  [/^[^:]*\.[^:]*:(?:sub|ref|environment|repository|job_workflow_ref|workflow_ref|event_name)$/, "branch"],
  [/^aws:(?:principal(?:org|account|arn)|source(?:account|arn|org)|resource(?:account|org))/, "other-account"],
];

/** An external id is handed over between accounts. */
const EXTERNAL_ID = "sts:externalid";

/** What must hold beside, of a condition that no read can decide. */
export function conditionOf({ condition, effect }: RemainingCondition): EdgeCondition {
  const key = condition.key.toLowerCase();
  const kind = key === EXTERNAL_ID ? "other-account" : KINDS.find(([pattern]) => pattern.test(key))?.[1];
  return { kind: kind ?? "request", words: effect === "Deny" ? unlessWords(condition) : conditionWords(condition) };
}

const OPPOSITES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["StringEquals", "StringNotEquals"],
    ["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
    ["StringLike", "StringNotLike"],
    ["ArnLike", "ArnNotLike"],
    ["ArnEquals", "ArnNotEquals"],
    ["IpAddress", "NotIpAddress"],
    ["NumericEquals", "NumericNotEquals"],
    ["DateLessThan", "DateGreaterThanEquals"],
    ["DateGreaterThan", "DateLessThanEquals"],
  ].flatMap(([one = "", other = ""]) => [
    [one.toLowerCase(), other],
    [other.toLowerCase(), one],
  ]),
);

/** What must be so for a denial not to hold. */
function unlessWords(condition: Condition): string {
  const operator = OPPOSITES[condition.operator.toLowerCase()];
  if (operator === undefined || condition.set !== null || condition.ifExists) {
    return `it is not so that ${conditionWords(condition)}`;
  }
  return conditionWords({ ...condition, operator });
}

/** So many conditions of one edge are named. */
const MOST_NAMED = 8;

/**
 * How sure an edge is by a decision of policies. What was not read and could forbid it makes it unknown, however sure the
 * policies that were read are.
 * @param provided what beside policies must be so, in clauses
 * @param unread what was not read, in clauses
 */
export function surenessOf(
  { answer, conditions }: Pick<Decision, "answer" | "conditions">,
  provided: readonly string[] = [],
  unread: readonly string[] = [],
): Pick<GraphEdge, "answer" | "conditions" | "unread"> {
  const all = [...conditions.map(conditionOf), ...provided.map((words): EdgeCondition => ({ kind: "request", words }))];
  const named = [...new Map(all.map((one) => [`${one.kind} ${one.words}`, one])).values()].slice(0, MOST_NAMED);
  if (unread.length > 0) return { answer: "unknown", conditions: named, unread };
  if (answer === "unknown" || answer === "no")
    return { answer: "unknown", conditions: named, unread: [NOT_UNDERSTOOD] };
  if (named.length > 0) return { answer: "conditional", conditions: named, unread: [] };
  return answer === "yes"
    ? { answer, conditions: [], unread: [] }
    : { answer: "conditional", conditions: [SOMETHING], unread: [] };
}

const NOT_UNDERSTOOD = "a policy that has a say was not read, or could not be understood";
const SOMETHING: EdgeCondition = { kind: "request", words: "the request is as the policies want it" };
