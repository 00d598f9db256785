import { OPERATORS } from "../operators.ts";
import type { Condition, Policy, Statement } from "../policy.ts";
import type { Documents } from "./random-case.ts";

/** Something the evaluator knows, switched off: what it then sees of a case. */
export interface Switch {
  name: string;
  documents: (documents: Documents) => Documents;
  policy: (policy: Policy) => Policy;
}

const keep = <T>(value: T): T => value;

const NOTHING: Documents = { identity: [], boundary: null, session: null, scps: null, rcps: null, resource: null };

/** One for each type of policy: there is none of it. */
export const TYPE_SWITCHES: readonly Switch[] = Object.keys(NOTHING).map((type) => ({
  name: `policies: ${type}`,
  documents: (documents) => ({ ...documents, [type]: NOTHING[type as keyof Documents] }),
  policy: keep,
}));

/** One for each operator: its conditions are not there. */
export const OPERATOR_SWITCHES: readonly Switch[] = [...OPERATORS.values(), { name: "Null" }].map(({ name }) => ({
  name: `operator: ${name}`,
  documents: keep,
  policy: perCondition((condition) => (condition.operator === name ? [] : [condition])),
}));

/** One for each other element of the grammar. */
export const ELEMENT_SWITCHES: readonly Switch[] = [
  onCondition("IfExists", (condition) => [{ ...condition, ifExists: false }]),
  onCondition("ForAnyValue", (condition) => [condition.set === "any" ? { ...condition, set: null } : condition]),
  onCondition("ForAllValues", (condition) => [condition.set === "all" ? { ...condition, set: null } : condition]),
  onStatement("NotAction", (statement) => ({ ...statement, action: { ...statement.action, not: false } })),
  onStatement("NotResource", (statement) => ({
    ...statement,
    resource: statement.resource && { ...statement.resource, not: false },
  })),
  onStatement("NotPrincipal", (statement) => ({
    ...statement,
    principal: statement.principal && { ...statement.principal, not: false },
  })),
  { name: "variables", documents: keep, policy: (policy) => ({ ...policy, version: "2008-10-17" }) },
];

function onCondition(name: string, change: (condition: Condition) => Condition[]): Switch {
  return { name, documents: keep, policy: perCondition(change) };
}

function onStatement(name: string, change: (statement: Statement) => Statement): Switch {
  return { name, documents: keep, policy: (policy) => ({ ...policy, statements: policy.statements.map(change) }) };
}

function perCondition(change: (condition: Condition) => Condition[]): Switch["policy"] {
  return (policy) => ({
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      conditions: statement.conditions.flatMap(change),
    })),
  });
}
