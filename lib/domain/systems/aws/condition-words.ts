import type { Condition } from "./policy/policy.ts";
import { code, some } from "./code.ts";

/** What each operator asks of a value. */
const ASKS: Readonly<Record<string, string>> = {
  stringequals: "is",
  stringnotequals: "is not",
  stringequalsignorecase: "is, in any letters,",
  stringnotequalsignorecase: "is not, in any letters,",
  stringlike: "is like",
  stringnotlike: "is not like",
  arnequals: "is like",
  arnlike: "is like",
  arnnotequals: "is not like",
  arnnotlike: "is not like",
  numericequals: "is",
  numericnotequals: "is not",
  numericlessthan: "is below",
  numericlessthanequals: "is at most",
  numericgreaterthan: "is above",
  numericgreaterthanequals: "is at least",
  dateequals: "is",
  datenotequals: "is not",
  datelessthan: "is before",
  datelessthanequals: "is not after",
  dategreaterthan: "is after",
  dategreaterthanequals: "is not before",
  bool: "is",
  binaryequals: "is",
  ipaddress: "is in",
  notipaddress: "is not in",
};

/** Well-known keys in words, each with what it is called in a clause. */
const KEYS: Readonly<Record<string, string>> = {
  "aws:sourceip": "the address asked from",
  "aws:sourcevpc": "the VPC asked from",
  "aws:sourcevpce": "the VPC endpoint asked through",
  "aws:requestedregion": "the region",
  "aws:principalorgid": "the organization of who asks",
  "aws:principalarn": "who asks",
  "aws:principalaccount": "the account of who asks",
  "aws:sourceaccount": "the account a service asks for",
  "aws:sourcearn": "what a service asks for",
  "aws:currenttime": "the time",
  "sts:externalid": "the external id given",
  "sts:rolesessionname": "the session name",
  "iam:passedtoservice": "the service it is handed to",
  "kms:viaservice": "the service it is used through",
};

/** One condition in a clause that follows `if`: `the address asked from is in 10.0.0.0/8`. */
export function conditionWords(condition: Condition): string {
  const { operator, values, ifExists, set } = condition;
  const key = condition.key.toLowerCase();
  const asked = operator.toLowerCase();
  const subject = Object.hasOwn(KEYS, key) ? (KEYS[key] ?? "") : code(condition.key);
  if (asked === "null") return `${subject} is ${values[0] === "true" ? "not there" : "there"}`;
  if (key === "aws:multifactorauthpresent" && asked === "bool") {
    const without = values[0] === "false";
    return `who asks signed in ${without ? "without" : "with"} a second factor${ifExists ? ", or has no session" : ""}`;
  }
  const verb = Object.hasOwn(ASKS, asked) ? ASKS[asked] : `${code(operator)}`;
  const listed = values.length === 0 ? "nothing" : either(values);
  const who = set === "all" ? `every value of ${subject}` : set === "any" ? `one value of ${subject}` : subject;
  return `${who} ${verb} ${listed}${ifExists ? ", or is not there" : ""}`;
}

/** All conditions of a statement behind its words: `, if …, and …`; nothing where it has none. */
export function conditionsWords(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return "";
  return `, if ${some(conditions.map(conditionWords), 3)}`;
}

function either(values: readonly string[]): string {
  const shown = values.map(code);
  return some(shown).replace(/ and (?=[^,]*$)/, values.length > 3 ? " and " : " or ");
}
