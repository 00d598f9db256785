import type { Json } from "../../../facts/json.ts";
import { isObject, readElements } from "./elements.ts";
import { Faults } from "./faults.ts";
import { parseStatement } from "./parse-statement.ts";
import type { Policy, Statement } from "./policy.ts";

/**
 * Takes a policy document apart, as AWS gives it. Never throws: what is malformed becomes a sentence in `faults`, and the
 * statements that could be read stay for showing. A document without `Version` is one of 2008.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(document: Json | undefined): Policy {
  const faults = new Faults();
  if (!isObject(document)) {
    faults.add("The policy is no JSON object", document ?? null);
    return { version: "2012-10-17", statements: [], faults: faults.sentences };
  }
  const elements = readElements(document, ["Version", "Id", "Statement"], "The policy", faults);
  const version = readVersion(elements.Version, faults);
  const statements: Statement[] = [];
  for (const [index, statement] of listOf(elements.Statement, faults).entries()) {
    const parsed = parseStatement(statement, index, version, faults);
    if (parsed) statements.push(parsed);
  }
  return { version, statements, faults: faults.sentences };
}

function readVersion(value: Json | undefined, faults: Faults): Policy["version"] {
  if (value === undefined || value === "2008-10-17") return "2008-10-17";
  if (value !== "2012-10-17") faults.add("The policy has a version that AWS does not know", value);
  return "2012-10-17";
}

function listOf(value: Json | undefined, faults: Faults): readonly Json[] {
  if (value === undefined) {
    faults.add("The policy has no Statement");
    return [];
  }
  return Array.isArray(value) ? value : [value];
}
