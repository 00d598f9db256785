import type { JsonObject } from "#lib/domain/facts/json.ts";
import { decide } from "../decide.ts";
import { parsePolicy } from "../parse-policy.ts";
import type { Decision, Policy, PolicySet, PolicySource, Question, RequestContext } from "../policy.ts";
import { KEYS } from "./random-condition.ts";
import type { Documents, PolicyCase } from "./random-case.ts";

/** Keys that cases may have or not: what a case does not have is known to be absent. */
const KNOWN = [...KEYS.map((key) => key.name), "aws:username", "aws:PrincipalTag/squad"].map((key) =>
  key.toLowerCase(),
);

/** What is decided here, of a case as documents. `change` sees every policy before it counts. */
export function ourDecision(asked: PolicyCase, change?: (policy: Policy) => Policy): Decision {
  return decide(questionOf(asked), policySet(asked.documents, change));
}

export function questionOf({ principal, action, resource, resourceAccount, context }: PolicyCase): Question {
  return { principal, action, resource, resourceAccount, context: contextOf(context) };
}

export function contextOf(context: PolicyCase["context"]): RequestContext {
  const known = new Map<string, readonly string[] | null>(KNOWN.map((key) => [key, null]));
  for (const [key, value] of Object.entries(context)) known.set(key.toLowerCase(), [value].flat());
  return known;
}

export function policySet(documents: Documents, change = (policy: Policy) => policy): PolicySet {
  let count = 0;
  const source = (document: JsonObject): PolicySource => {
    count += 1;
    return { id: `policy-${count}`, name: `policy ${count}`, policy: change(parsePolicy(document)) };
  };
  return {
    identity: (documents.identity ?? []).map(source),
    boundary: documents.boundary && source(documents.boundary),
    session: documents.session && documents.session.map(source),
    scps: documents.scps && documents.scps.map((level) => level.map(source)),
    rcps: documents.rcps && documents.rcps.map((level) => level.map(source)),
    resource: documents.resource && source(documents.resource),
  };
}
