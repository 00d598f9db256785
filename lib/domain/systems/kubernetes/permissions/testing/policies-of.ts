import { type Collected } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "#collectors/kubernetes/testing/collect.ts";
import type { Binding } from "../binding.ts";
import type { PolicyFacts } from "../../../system.ts";
import { indexPolicies, type Policies } from "../policies.ts";
import type { RbacObject } from "./objects.ts";

/** What the collector makes of these objects: the way they take in production, without the database. */
export async function factsOfObjects(objects: readonly RbacObject[], fromServer = true): Promise<PolicyFacts> {
  const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
  return policyFacts(await collectFiles({ "objects.json": list }), fromServer);
}

/** The part of a collection that permissions are decided by. */
export function policyFacts({ facts, slices }: Collected, fromServer: boolean): PolicyFacts {
  return {
    documents: facts.filter(({ noun }) => noun === "policy-document"),
    attachments: facts.filter(({ noun }) => noun === "attachment"),
    listings: slices.map(({ slice, coverage }) => ({
      kind: slice.kind,
      scope: slice.scope,
      complete: coverage.status === "complete",
      reason: coverage.reason ?? "",
    })),
    fromServer,
  };
}

/** Objects, ready for questions. */
export async function policiesOf(objects: readonly RbacObject[], semantics?: Binding): Promise<Policies> {
  return indexPolicies(await factsOfObjects(objects), semantics);
}
