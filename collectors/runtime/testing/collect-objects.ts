import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import { kubernetes } from "#collectors/kubernetes/collector.ts";
import { SLICE_IDS } from "#collectors/kubernetes/manifest.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import type { CollectResult } from "#collectors/runtime/run-collection.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import type { CoverageStatus } from "#lib/domain/facts/coverage.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";

/** Kubernetes objects as a running cluster listed them at one time. */
export interface ObjectsRead {
  slug: string;
  readAt: string;
  objects: readonly JsonObject[];
  /** How slices ended; those not named were read complete. */
  statuses?: Readonly<Record<string, CoverageStatus>>;
}

/** Collects objects as an export of a cluster of their own, through the production path. */
export async function collectObjects(test: TestDatabase, read: ObjectsRead): Promise<CollectResult> {
  const path = mkdtempSync(join(tmpdir(), "rollcall-objects-"));
  try {
    writeFileSync(join(path, "list.json"), JSON.stringify({ apiVersion: "v1", kind: "List", items: read.objects }));
    writeFileSync(join(path, EXPORT_FILE), JSON.stringify(headOf(read)));
    return await collectInto(test, {
      collector: kubernetes,
      path,
      sourceSlug: read.slug,
      readAt: new Date(0),
    });
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function headOf({ slug, readAt, statuses = {} }: ObjectsRead) {
  return {
    format: "rollcall-export/1",
    system: "kubernetes",
    source: { slug },
    trustDomain: { key: `uid-of-${slug}` },
    readAt,
    slices: SLICE_IDS.map((kind) => ({
      path: `cluster/${kind}`,
      kind,
      scope: "",
      status: statuses[kind] ?? "complete",
      ...(kind === "namespaces" ? { authoritative: true } : {}),
    })),
  };
}
