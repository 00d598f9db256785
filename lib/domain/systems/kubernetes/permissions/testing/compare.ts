import { collectFiles } from "#collectors/kubernetes/testing/collect.ts";
import type { ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { isAboutResource } from "../matching.ts";
import { may } from "../may.ts";
import type { PolicyFacts } from "../../../system.ts";
import { indexPolicies } from "../policies.ts";
import { allBound, drawQuestion, type Asked } from "./draw-question.ts";
import type { Draw } from "./draw.ts";
import type { RbacObject } from "./objects.ts";
import { policyFacts } from "./policies-of.ts";
import { inParallel, isReallyAllowed, load, readRbac, untilSettled } from "./real-answers.ts";

/** A question with the API server's answer. */
export interface Answered extends Asked {
  allowed: boolean;
}

/** A cluster's RBAC as the collector makes it, and what the API server answers about it. */
export interface World {
  facts: PolicyFacts;
  answered: Answered[];
  /** How many objects the API server refused, by status. */
  refused: Record<number, number>;
}

/** Loads objects into a cluster, reads everything back through the collector, and asks the API server. */
export async function askServer(client: ApiClient, objects: RbacObject[], draw: Draw, count: number): Promise<World> {
  const refused = await load(client, objects);
  // It repeats what members of system:masters may anyway, and would hide it.
  await client.call({ method: "DELETE", path: "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/cluster-admin" });
  await untilSettled(client);
  const list = { apiVersion: "v1", kind: "List", items: await readRbac(client) };
  const facts = policyFacts(await collectFiles({ "cluster.json": JSON.stringify(list) }), true);
  const bound = allBound(indexPolicies(facts));
  const asked = Array.from({ length: count }, () => drawQuestion(draw, bound));
  const answered = await inParallel(asked, async (one) => ({
    ...one,
    allowed: await isReallyAllowed(client, one.asker, one.question),
  }));
  const byStatus: Record<number, number> = {};
  for (const status of refused.values()) byStatus[status] = (byStatus[status] ?? 0) + 1;
  return { facts, answered, refused: byStatus };
}

/** The questions we answer differently, in words. */
export function disagreements({ facts, answered }: World): string[] {
  const policies = indexPolicies(facts);
  return answered
    .filter(({ asker, question, allowed }) => may(policies, asker, question).allowed !== allowed)
    .map(({ asker, question, allowed }) => JSON.stringify({ ...asker, ...question, reallyAllowed: allowed }));
}

/** How many questions were of which class. */
export function countClasses(answered: readonly Answered[]): Record<string, number> {
  const count = (holds: (one: Answered) => boolean) => answered.filter(holds).length;
  return {
    all: answered.length,
    allowed: count(({ allowed }) => allowed),
    denied: count(({ allowed }) => !allowed),
    users: count(({ asker }) => asker.user !== null && !asker.user.startsWith("system:serviceaccount:")),
    groups: count(({ asker }) => asker.user === null),
    accounts: count(({ asker }) => asker.user?.startsWith("system:serviceaccount:") ?? false),
    subresources: count(({ question }) => isAboutResource(question) && Boolean(question.subresource)),
    names: count(({ question }) => isAboutResource(question) && Boolean(question.name)),
    paths: count(({ question }) => !isAboutResource(question)),
    wildcards: count(({ wildcard }) => wildcard),
  };
}
