import { code } from "./code.ts";
import { conditionWords } from "./condition-words.ts";
import type { DecidedBy, Decision, RemainingCondition } from "./policy/policy.ts";
import { policyName } from "./statements.ts";

/** What each type of policy is called. */
const TYPES: Readonly<Record<DecidedBy["type"], string>> = {
  identity: "policy",
  boundary: "permissions boundary",
  session: "session policy",
  scps: "service control policy",
  rcps: "resource control policy",
  resource: "resource policy",
};

/** Why a type of policy that has to allow something does not. */
const LACKS: Readonly<Record<DecidedBy["type"], string>> = {
  identity: "No policy of it allows this.",
  boundary: "Its permissions boundary does not allow this.",
  session: "The session's policy does not allow this.",
  scps: "Not every level of its organization allows this by a service control policy.",
  rcps: "A resource control policy does not allow this.",
  resource: "The policy of the resource does not allow this.",
};

/**
 * One thing that decided, in a sentence.
 * @param nameOf what people call a policy, by its alias
 */
export function decidedWords({ type, policy, statement, effect }: DecidedBy, nameOf = policyName): string {
  if (effect === "none" || policy === null) return LACKS[type];
  const place = statement === null ? "" : `, in statement ${statement + 1}`;
  const deed = effect === "Deny" ? "denies" : "allows";
  return `The ${TYPES[type]} ${code(nameOf(policy))} ${deed} it${place}.`;
}

/** A condition that remains, in a sentence; of what may deny, what must not hold. */
export function remainingWords(
  { condition, policy, statement, effect }: RemainingCondition,
  nameOf = policyName,
): string {
  const where = `statement ${statement + 1} of ${code(nameOf(policy))}`;
  const must = effect === "Deny" ? "Only where it does not hold that" : "Only if";
  return `${must} ${conditionWords(condition)}, says ${where}.`;
}

/** Types of policies that limit without giving, by which a decision was a no. */
export function limitedBy({ because }: Decision, nameOf = policyName): string[] {
  return [
    ...new Set(
      because.flatMap(({ type, policy, effect }) => {
        if (type === "identity" && effect !== "Deny") return [];
        if (effect === "Allow") return [];
        return [policy === null ? TYPES[type] : `${TYPES[type]} ${code(nameOf(policy))}`];
      }),
    ),
  ];
}
