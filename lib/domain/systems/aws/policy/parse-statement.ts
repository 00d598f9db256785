import type { Json } from "../../../facts/json.ts";
import { isObject, readElements, readStrings } from "./elements.ts";
import type { Faults } from "./faults.ts";
import { parseConditions } from "./parse-conditions.ts";
import { parsePrincipal } from "./parse-principal.ts";
import type { Policy, PrincipalElement, Statement } from "./policy.ts";

const ELEMENTS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
] as const;

/** No ARN is longer, and no action; it bounds the time that matching takes. */
export const LONGEST_PATTERN = 2048;

/** Null: nothing can be made of it, and the faults say why. */
export function parseStatement(
  value: Json,
  index: number,
  version: Policy["version"],
  faults: Faults,
): Statement | null {
  const place = `Statement ${index + 1}`;
  if (!isObject(value)) {
    faults.add(`${place} is no object`, value);
    return null;
  }
  const elements = readElements(value, ELEMENTS, place, faults);
  const effect = elements.Effect;
  if (effect !== "Allow" && effect !== "Deny") {
    faults.add(`${place} has no Effect of Allow or Deny`, effect ?? "none");
    return null;
  }
  const action = patterns(elements.Action, elements.NotAction, "Action", place, faults);
  if (action === null) faults.add(`${place} names no Action`);
  else checkActions(action.patterns, place, faults);
  const resource = patterns(elements.Resource, elements.NotResource, "Resource", place, faults);
  if (resource) checkResources(resource.patterns, place, version, faults);
  const conditions = elements.Condition;
  return {
    index,
    sid: typeof elements.Sid === "string" ? elements.Sid : null,
    effect,
    principal: principalOf(elements.Principal, elements.NotPrincipal, place, faults),
    action: action ?? { not: false, patterns: [] },
    resource,
    conditions: conditions === undefined ? [] : parseConditions(conditions, place, faults),
  };
}

function patterns(
  plain: Json | undefined,
  not: Json | undefined,
  name: string,
  place: string,
  faults: Faults,
): Statement["action"] | null {
  if (plain !== undefined && not !== undefined) faults.add(`${place} has both ${name} and Not${name}`);
  if (plain !== undefined) return { not: false, patterns: readStrings(plain, `${name} of ${place}`, faults) };
  if (not !== undefined) return { not: true, patterns: readStrings(not, `Not${name} of ${place}`, faults) };
  return null;
}

function principalOf(
  plain: Json | undefined,
  not: Json | undefined,
  place: string,
  faults: Faults,
): PrincipalElement | null {
  if (plain !== undefined && not !== undefined) faults.add(`${place} has both Principal and NotPrincipal`);
  if (plain !== undefined) return parsePrincipal(plain, false, place, faults);
  return not === undefined ? null : parsePrincipal(not, true, place, faults);
}

function checkActions(actions: readonly string[], place: string, faults: Faults): void {
  for (const action of actions) {
    if (action.length > LONGEST_PATTERN) faults.add(`${place} has an action longer than any of AWS`, action);
    else if (!action.includes(":") && !/^\*+$/.test(action))
      faults.add(`${place} has an action without service`, action);
  }
}

function checkResources(resources: readonly string[], place: string, version: Policy["version"], faults: Faults): void {
  for (const resource of resources) {
    if (resource.length > LONGEST_PATTERN) faults.add(`${place} has a resource longer than any ARN`, resource);
    else if (!isResource(resource, version)) faults.add(`${place} has a resource that is no ARN and not *`, resource);
  }
}

function isResource(resource: string, version: Policy["version"]): boolean {
  if (/^\*+$/.test(resource) || /^arn:/i.test(resource)) return true;
  return version === "2012-10-17" && resource.startsWith("${");
}
