import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { Slice } from "#lib/domain/facts/slice.ts";
import { LISTINGS } from "./kinds.ts";
import type { KubernetesObject } from "./object.ts";

/** How one slice of an export ended, as `collection.json` says it. */
interface SliceEnd extends Slice {
  status: CoverageStatus;
  reason?: string;
}

/**
 * Every kind was listed for the whole cluster; where a namespace denies its role bindings (story 10), those were
 * listed namespace by namespace instead.
 */
export function coverageOf(objects: KubernetesObject[], denied: string | undefined): SliceEnd[] {
  return LISTINGS.flatMap((kind): SliceEnd[] => {
    if (kind === "role-bindings" && denied) return byNamespace(objects, denied);
    const slice: SliceEnd = { path: `cluster/${kind}`, kind, scope: "", status: "complete" };
    return [kind === "namespaces" ? { ...slice, authoritative: true } : slice];
  });
}

function byNamespace(objects: KubernetesObject[], denied: string): SliceEnd[] {
  const kind = "role-bindings";
  return objects
    .filter((object) => object.kind === "Namespace")
    .map(({ metadata }) => metadata.name)
    .sort()
    .map((name) => {
      const slice = { path: `cluster/namespace/${name}/${kind}`, kind, scope: `namespace/${name}` };
      if (name !== denied) return { ...slice, status: "complete" };
      return { ...slice, status: "denied", reason: reasonFor(name) };
    });
}

function reasonFor(namespace: string): string {
  return (
    `The API server refused (403): grant list rolebindings in namespace ${namespace} ` +
    "to Rollcall's service account to see who may act there."
  );
}
