import type { JsonObject } from "../../facts/json.ts";
import { objectOf, textOf } from "../content.ts";
import { parsePolicy } from "./policy/parse-policy.ts";
import type { Policy, PolicySource, Statement } from "./policy/policy.ts";
import { lastOf, readAlias } from "./read-alias.ts";

/** A statement with the way to it in the reduced document. */
export interface PlacedStatement {
  statement: Statement;
  path: (string | number)[];
}

/** The statements of a document's content, as far as they can be taken apart; none where it is no policy. */
export function statementsOf(content: JsonObject): PlacedStatement[] {
  const isList = Array.isArray(objectOf(content.document).Statement);
  return policyOf(content).statements.map((statement) => ({
    statement,
    path: ["document", "Statement", ...(isList ? [statement.index] : [])],
  }));
}

/** A document taken apart, once however often it is looked at; what the collector found wrong with it is a fault too. */
export function policyOf(content: JsonObject): Policy {
  const known = taken.get(content);
  if (known) return known;
  const fault = textOf(content.fault);
  const parsed = content.document === null ? NOTHING : parsePolicy(content.document);
  const policy = fault === "" ? parsed : { ...parsed, faults: [fault, ...parsed.faults] };
  taken.set(content, policy);
  return policy;
}

const taken = new WeakMap<JsonObject, Policy>();

const NOTHING: Policy = { version: "2012-10-17", statements: [], faults: [] };

/** A document as the evaluator takes it. */
export function sourceOf(alias: string, content: JsonObject, name = policyName(alias)): PolicySource {
  return { id: alias, name, policy: policyOf(content) };
}

/** What people call a policy, by its alias. */
export function policyName(alias: string): string {
  return lastOf(readAlias(alias)?.name ?? alias);
}
