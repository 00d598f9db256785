import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import { CORPUS } from "#collectors/shared/testing/corpus.ts";
import { namespace, type RbacObject } from "./objects.ts";

const KINDS = new Set(["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"]);

/** Roles and bindings of real projects, with the namespaces they need; templates and what is not YAML are left out. */
export function corpusObjects(): RbacObject[] {
  const root = join(CORPUS, "kubernetes");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(?:ya?ml|json)$/.test(file),
  );
  const objects = files.toSorted().flatMap((file) => objectsIn(readFileSync(join(root, file), "utf8")));
  const placed = objects.map((object) => {
    if (object.kind.startsWith("Cluster")) return { ...object, metadata: { ...object.metadata, namespace: undefined } };
    return { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? "default" } };
  });
  const namespaces = new Set(placed.flatMap(({ metadata }) => metadata.namespace ?? []));
  return [...[...namespaces].map(namespace), ...placed];
}

function objectsIn(text: string): RbacObject[] {
  try {
    return loadAll(text).flatMap(flatten);
  } catch {
    return [];
  }
}

function flatten(value: unknown): RbacObject[] {
  if (typeof value !== "object" || value === null) return [];
  if ("items" in value && Array.isArray(value.items)) return value.items.flatMap(flatten);
  return "kind" in value && KINDS.has(String(value.kind)) && "metadata" in value ? [value as RbacObject] : [];
}
