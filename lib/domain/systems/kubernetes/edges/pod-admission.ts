import type { EdgeCondition } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import { enforcedLevel } from "../pod-security.ts";
import type { Cluster, Space } from "./cluster.ts";
import { unreadOf } from "./unread.ts";

/** Most webhooks and policies named of those that are asked about pods; the rest are counted. */
const NAMED = 3;

/** Listings of what may refuse a pod. */
const CHECKS = ["validating-webhooks", "admission-policies", "admission-policy-bindings"];

const ASKED = new WeakMap<Cluster, readonly EdgeCondition[]>();

/**
 * What may refuse a new pod by rules that are not read: webhooks and policies that are asked about pods. Which namespaces
 * they leave out is not looked at, so that none is taken for one they do not see.
 */
export function podAdmission(cluster: Cluster): readonly EdgeCondition[] {
  const known = ASKED.get(cluster) ?? readAdmission(cluster);
  ASKED.set(cluster, known);
  return known;
}

function readAdmission(cluster: Cluster): EdgeCondition[] {
  const { facts } = cluster;
  const webhooks = facts.of("policy-document", "validating-webhook").filter(asksAboutPods).map(named);
  const policies = new Map(facts.of("policy-document", "admission-policy").map((fact) => [fact.name, fact]));
  const enforced = facts.of("policy-document", "admission-policy-binding").flatMap(({ content }) => {
    const policy = policies.get(textOf(content.policy));
    return policy && textsOf(content.actions).includes("Deny") && matchesPods(objectOf(policy.content.match))
      ? [policy.name]
      : [];
  });
  const names = [...new Set([...webhooks, ...enforced])].toSorted();
  const unread = unreadOf(cluster, CHECKS, null);
  if (unread.length > 0)
    return [{ kind: "admission", words: `nothing refuses such a pod, while ${unread.join(" and ")}` }];
  if (names.length === 0) return [];
  const more = names.length - NAMED;
  const words = more > 0 ? `${names.slice(0, NAMED).join(", ")} and ${more} more` : names.join(" and ");
  return [{ kind: "admission", words: `${words} let${names.length === 1 ? "s" : ""} such a pod in` }];
}

function named({ name }: EstateFact): string {
  return name;
}

function asksAboutPods({ content }: EstateFact): boolean {
  return listOf(content.webhooks).some((webhook) => matchesPods(objectOf(webhook)));
}

function matchesPods({ rules }: JsonObject): boolean {
  return listOf(rules).some((rule) => {
    const { apiGroups, resources, operations } = objectOf(rule);
    return (
      textsOf(apiGroups).some((group) => group === "" || group === "*") &&
      textsOf(resources).some((resource) => ["pods", "*", "*/*"].includes(resource)) &&
      textsOf(operations).some((operation) => operation === "CREATE" || operation === "*")
    );
  });
}

/**
 * What stands between a new pod and its node: the level of Pod Security of the namespace, a default no object says, and
 * {@link podAdmission}. The clouds leave the default as it is, which refuses nothing.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-admission-controller/
 */
export function nodeAdmission(cluster: Cluster, space: Space): EdgeCondition[] {
  const level = space.fact ? enforcedLevel(space.fact.content) : null;
  const others = podAdmission(cluster);
  if (level === null && cluster.managed === null) {
    const words = `no default of ${cluster.name}, which no object says, refuses a privileged pod in ${space.name}`;
    return [{ kind: "pod-security", words }, ...others];
  }
  if (level === null || level === "privileged" || level.startsWith("privileged ")) return [...others];
  const words = `Pod Security of ${space.name}, which refuses pods beyond ${level}, makes an exception`;
  return [{ kind: "pod-security", words }, ...others];
}
