import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dump } from "js-yaml";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import { coverageOf } from "./coverage.ts";
import { LISTINGS, listingOf } from "./kinds.ts";
import type { KubernetesObject } from "./object.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Writes one export: `cluster/<kind>.yaml` for what has no namespace, `namespaces/<namespace>.yaml` for the rest, and
 * `collection.json` with how each slice ended. Few files, because the first start waits for them.
 */
export function writeExport(directory: string, slug: string, snapshot: Snapshot, denied: string | undefined): void {
  for (const folder of ["cluster", "namespaces"]) mkdirSync(join(directory, folder), { recursive: true });
  for (const [file, objects] of filesOf(snapshot.objects, denied)) {
    writeFileSync(join(directory, file), objects.map(toYaml).join("---\n"));
  }
  const head = {
    format: "rollcall-export/1",
    system: "kubernetes",
    source: { slug },
    trustDomain: { key: snapshot.trustDomain },
    readAt: snapshot.readAt.toISOString(),
    slices: coverageOf(snapshot.objects, denied),
  };
  writeFileSync(join(directory, EXPORT_FILE), `${JSON.stringify(head, null, 2)}\n`);
}

function filesOf(objects: KubernetesObject[], denied: string | undefined): Map<string, KubernetesObject[]> {
  const files = new Map<string, KubernetesObject[]>();
  for (const object of byListing(objects)) {
    const { kind, metadata } = object;
    if (kind === "RoleBinding" && metadata.namespace === denied) continue;
    const file = metadata.namespace ? `namespaces/${metadata.namespace}.yaml` : `cluster/${listingOf(kind)}.yaml`;
    const known = files.get(file);
    if (known) known.push(object);
    else files.set(file, [object]);
  }
  return files;
}

function byListing(objects: KubernetesObject[]): KubernetesObject[] {
  return objects.toSorted((one, other) => {
    return LISTINGS.indexOf(listingOf(one.kind)) - LISTINGS.indexOf(listingOf(other.kind));
  });
}

function toYaml({ apiVersion, kind, metadata, body }: KubernetesObject): string {
  return dump({ apiVersion, kind, metadata, ...body }, { noRefs: true, lineWidth: -1 });
}
