import type { JsonObject } from "#lib/domain/facts/json.ts";
import { decide } from "../decide.ts";
import { parsePolicy } from "../parse-policy.ts";
import type { Decision, Policy, PolicySet, PolicySource, Question, RequestContext } from "../policy.ts";
import { KEYS } from "./random-condition.ts";
import type { Documents, PolicyCase } from "./random-case.ts";
import type { Switch } from "./switches.ts";

/** Keys that cases may have or not: what a case does not have is known to be absent. */
const KNOWN = [...KEYS.map((key) => key.name), "aws:username", "aws:PrincipalTag/squad"].map((key) =>
  key.toLowerCase(),
);

/** What is decided here, of a case as documents: without some keys of the request, or with something switched off. */
export function ourDecision(
  asked: PolicyCase,
  { hidden = [], off }: { hidden?: readonly string[]; off?: Switch } = {},
): Decision {
  const documents = off ? off.documents(asked.documents) : asked.documents;
  return decide(questionOf(asked, hidden), policySet(documents, off?.policy));
}

export function questionOf(asked: PolicyCase, hidden: readonly string[] = []): Question {
  const { principal, action, resource, resourceAccount } = asked;
  const context = new Map(contextOf(asked.context));
  for (const key of hidden) context.delete(key.toLowerCase());
  return { principal, action, resource, resourceAccount, context };
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
