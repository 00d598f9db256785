import type { Json } from "../../../facts/json.ts";
import { isObject, readStrings } from "./elements.ts";
import type { Faults } from "./faults.ts";
import { OPERATORS } from "./operators.ts";
import type { Condition } from "./policy.ts";

const PREFIXES = { forallvalues: "all", foranyvalue: "any" } as const;
const SUFFIX = "ifexists";

/** No value of a condition is longer; it bounds the time that matching takes. */
const LONGEST_VALUE = 2048;

/** `{"StringLike": {"aws:PrincipalArn": ["…"]}}` as one condition for each operator and key. */
export function parseConditions(value: Json, statement: string, faults: Faults): Condition[] {
  const place = `Condition of ${statement}`;
  if (!isObject(value)) {
    faults.add(`${place} is no object`, value);
    return [];
  }
  const conditions: Condition[] = [];
  for (const [written, keys] of Object.entries(value)) {
    const operator = parseOperator(written);
    if (operator === null) faults.add(`${place} has an operator that AWS does not know`, written);
    else if (!isObject(keys)) faults.add(`${place} has an operator without keys`, written);
    else {
      for (const [key, values] of Object.entries(keys)) {
        const read = readStrings(values, place, faults, true);
        if (read.some((text) => text.length > LONGEST_VALUE)) faults.add(`${place} has a value longer than any`, key);
        conditions.push({ ...operator, key, values: read });
      }
    }
  }
  return conditions;
}

/** `ForAnyValue:StringLikeIfExists`, in any case; null: AWS has none of this name. */
function parseOperator(written: string): Pick<Condition, "operator" | "set" | "ifExists"> | null {
  const lower = written.toLowerCase();
  const colon = lower.indexOf(":");
  const prefix = colon === -1 ? null : lower.slice(0, colon);
  if (prefix !== null && !Object.hasOwn(PREFIXES, prefix)) return null;
  const set = prefix === null ? null : PREFIXES[prefix as keyof typeof PREFIXES];
  const rest = lower.slice(colon + 1);
  if (rest === "null") return { operator: "Null", set, ifExists: false };
  const ifExists = rest.endsWith(SUFFIX);
  const operator = OPERATORS.get(ifExists ? rest.slice(0, -SUFFIX.length) : rest);
  return operator ? { operator: operator.name, set, ifExists } : null;
}
