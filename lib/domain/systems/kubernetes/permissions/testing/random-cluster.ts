import type { PolicyRule } from "../../rules.ts";
import type { Draw } from "./draw.ts";
import { binding, namespace, role, type RbacObject, type WrittenSubject } from "./objects.ts";

/** Words rules and questions are made of: few enough to meet, odd enough to hurt. */
export const WORDS = {
  namespaces: ["pay", "ship", "ops", "web", "data", "edge"],
  accounts: ["ci", "default", "deployer", "reader"],
  users: ["jane", "joe", "team-a", "system:serviceaccount:pay:ci", "system:serviceaccount:ship:reader", "kube-ish"],
  groups: [
    "team-a",
    "team-b",
    "jane",
    "system:masters",
    "system:serviceaccounts:pay",
    "system:serviceaccounts:web",
    "system:serviceaccounts",
  ],
  verbs: ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "impersonate", "Get"],
  apiGroups: ["", "apps", "batch", "rbac.authorization.k8s.io", "example.org"],
  resources: ["pods", "secrets", "deployments", "jobs", "configmaps", "widgets", "Pods"],
  subresources: ["log", "exec", "scale", "status", "*"],
  names: ["one", "two", "one-*", "*", "a b"],
  paths: ["/metrics", "/metrics/cadvisor", "/logs/", "/logs/a", "/healthz", "/debug/pprof/heap", "/"],
  pathPatterns: ["/metrics", "/metrics/*", "/logs/*", "/logs*", "/healthz**", "/debug/*/heap", "/", "*"],
} as const;

/** A cluster of random roles and bindings, aggregated and dangling ones among them; the same for the same chance. */
export function randomCluster(draw: Draw, size: number): RbacObject[] {
  const objects = WORDS.namespaces.map(namespace);
  for (let index = 0; index < size; index += 1) {
    objects.push(clusterRole(draw, index));
    objects.push(role(`role-${index}`, draw.one(WORDS.namespaces), rules(draw, false)));
    objects.push(...bindings(draw, index, size));
  }
  return objects;
}

function clusterRole(draw: Draw, index: number): RbacObject {
  const made = role(`cluster-role-${index}`, null, rules(draw, true));
  const labels = Object.fromEntries(draw.some(["a", "b", "c"], 2).map((key) => [key, draw.one(["x", "y"])]));
  const labeled = { ...made, metadata: { ...made.metadata, labels } };
  if (!draw.chance(0.15)) return labeled;
  const key = draw.one(["a", "b", "c"]);
  const selector = draw.one([
    { matchLabels: { [key]: "x" } },
    {
      matchExpressions: [
        { key, operator: "NotIn", values: ["x"] },
        { key: "only", operator: "Exists" },
      ],
    },
    { matchExpressions: [{ key, operator: "In", values: ["y", "z"] }], matchLabels: { b: "x" } },
  ]);
  const aggregationRule = { clusterRoleSelectors: [selector] };
  // Written rules are replaced, but roles that select each other in a circle could hand them on before that, and then
  // keep them alive for ever: what is left depends on who was first. So only roles nobody selects have some.
  return draw.chance(0.5) ? { ...made, aggregationRule } : { ...labeled, rules: [], aggregationRule };
}

function bindings(draw: Draw, index: number, size: number): RbacObject[] {
  // One in ten names a role that is not there.
  const other = () => Math.floor(draw.unit() * size * 1.1);
  const place = draw.one(WORDS.namespaces);
  const clusterWide = binding(
    `all-${index}`,
    null,
    { kind: "ClusterRole", name: `cluster-role-${other()}` },
    subjects(draw, null),
  );
  const here = draw.chance(0.6)
    ? ({ kind: "Role", name: `role-${other()}` } as const)
    : ({ kind: "ClusterRole", name: `cluster-role-${other()}` } as const);
  // Cluster-wide ones are few: else nearly everything is allowed.
  return [
    binding(`here-${index}`, place, here, subjects(draw, place)),
    binding(`there-${index}`, place, { kind: "Role", name: `cluster-role-${other()}` }, subjects(draw, place)),
    ...(index % 4 === 0 ? [clusterWide] : []),
  ];
}

function subjects(draw: Draw, place: string | null): WrittenSubject[] {
  return Array.from({ length: 1 + Math.floor(draw.unit() * 2) }, () => {
    const kind = draw.one(["ServiceAccount", "ServiceAccount", "User", "Group"] as const);
    if (kind === "User") return { kind, name: draw.one(WORDS.users) };
    if (kind === "Group") return { kind, name: draw.one(WORDS.groups) };
    const home = place === null || draw.chance(0.6) ? { namespace: draw.one(WORDS.namespaces) } : {};
    return { kind, name: draw.one(WORDS.accounts), ...home };
  });
}

function rules(draw: Draw, withPaths: boolean): Partial<PolicyRule>[] {
  return Array.from({ length: 1 + Math.floor(draw.unit() * 3) }, () => {
    const verbs = draw.chance(0.1) ? ["*"] : draw.some(WORDS.verbs, 1 + Math.floor(draw.unit() * 3));
    if (withPaths && draw.chance(0.3)) {
      // `*` as a path is rare: with it every path is allowed.
      const urls = draw.some(WORDS.pathPatterns, 2).filter((url) => url !== "*" || draw.chance(0.3));
      return { verbs, nonResourceURLs: urls.length > 0 ? urls : ["/metrics"] };
    }
    return {
      verbs,
      apiGroups: draw.chance(0.1) ? ["*"] : draw.some(WORDS.apiGroups, 1 + Math.floor(draw.unit() * 2)),
      resources: Array.from({ length: 1 + Math.floor(draw.unit() * 2) }, () => resource(draw)),
      ...(draw.chance(0.25) ? { resourceNames: draw.some([...WORDS.names, ""], 2) } : {}),
    };
  });
}

function resource(draw: Draw): string {
  const kind = draw.unit();
  if (kind < 0.05) return "*";
  if (kind < 0.15) return `*/${draw.one(WORDS.subresources)}`;
  if (kind < 0.4) return `${draw.one(WORDS.resources)}/${draw.one(WORDS.subresources)}`;
  return kind < 0.42 ? "" : draw.one(WORDS.resources);
}
