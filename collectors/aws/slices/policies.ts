import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { AttachmentContent, PolicyContent } from "#lib/domain/systems/aws/facts.ts";
import type { ReducedPolicy } from "../documents/policy-document.ts";
import { factIn, type RowView } from "./view.ts";

/** The document of a policy, or null with what is wrong with it. */
export function documentOf(policy: ReducedPolicy): { document: JsonObject | null; fault?: string } {
  const { Version, Statement, Fault } = policy;
  const document = Statement === undefined ? null : { ...(Version === undefined ? {} : { Version }), Statement };
  return { document, ...(Fault === undefined ? {} : { fault: Fault }) };
}

/** What is said of a policy that is no managed one. */
export function ownPolicyContent(policy: ReducedPolicy): PolicyContent {
  return { arn: null, managedBy: null, version: null, ...documentOf(policy) };
}

/** What holds for a resource: its policy, and that it is attached to it. */
export function resourcePolicyFacts(
  row: RowView,
  kind: "secret-policy" | "repository-policy" | "key-policy",
  resource: { arn: string; alias: string; name: string },
  policy: ReducedPolicy | null | undefined,
): Fact[] {
  if (policy === undefined) row.report(`The policy of ${resource.arn} was not read.`);
  if (!policy) return [];
  const alias = `${resource.alias}#policy`;
  const { arn: key, name } = resource;
  return [
    factIn(row, "policy-document", kind, { key, alias, name, content: ownPolicyContent(policy) }),
    factIn(row, "attachment", kind, {
      key,
      alias: `${alias}#attached`,
      name,
      refs: { document: alias },
      content: { kind, target: key, of: alias } satisfies AttachmentContent,
    }),
  ];
}
