import type { Json } from "#lib/domain/facts/json.ts";
import { listIn, objectIn, type KubernetesObject } from "./object.ts";

/**
 * Fills the rules of aggregated cluster roles as the server's controller does: the rules of every cluster role a
 * selector picks, by name, each rule once; again until nothing changes, because `admin` picks `edit` picks `view`.
 */
export function aggregate(objects: KubernetesObject[]): KubernetesObject[] {
  const roles = new Map<string, KubernetesObject>();
  for (const object of objects) if (object.kind === "ClusterRole") roles.set(object.metadata.name, object);
  const byName = [...roles.keys()].sort();
  let settled = false;
  while (!settled) {
    settled = true;
    for (const [name, role] of roles) {
      if (!role.body["aggregationRule"]) continue;
      const picked = byName.flatMap((one) => roles.get(one) ?? []).filter((one) => picks(role, one));
      const rules = unique(picked.flatMap((one) => listIn(one.body["rules"])));
      if (JSON.stringify(rules) === JSON.stringify(role.body["rules"])) continue;
      roles.set(name, { ...role, body: { ...role.body, rules } });
      settled = false;
    }
  }
  return objects.map((object) =>
    object.kind === "ClusterRole" ? (roles.get(object.metadata.name) ?? object) : object,
  );
}

function picks(role: KubernetesObject, candidate: KubernetesObject): boolean {
  if (role.metadata.name === candidate.metadata.name) return false;
  const labels = candidate.metadata.labels ?? {};
  return listIn(objectIn(role.body["aggregationRule"])["clusterRoleSelectors"]).some((selector) => {
    const wanted = objectIn(objectIn(selector)["matchLabels"]);
    return Object.entries(wanted).every(([key, value]) => labels[key] === value);
  });
}

function unique(rules: Json[]): Json[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
