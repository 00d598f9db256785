import { ExportHead } from "#collectors/export-format.ts";
import { badSlice, EXPORT_AGAIN, readExportHead } from "#collectors/shared/export-head.ts";
import { SLICE_IDS, type SliceId } from "./manifest.ts";
import type { PlannedSlice } from "./plan.ts";

/** What an export says of itself. */
export interface Export {
  head: ExportHead;
  plan: PlannedSlice[];
}

const SCOPE = /^(?:namespace\/[^/%]+)?$/;

/**
 * Reads `collection.json` of a directory; undefined when there is none, so that the directory is plain files.
 * @throws InvalidInput when there is one that is not a Kubernetes export of this format
 */
export function readExport(directory: string): Export | undefined {
  const head = readExportHead(directory, ExportHead, "kubernetes");
  return head && { head, plan: planOf(head) };
}

function planOf({ slices }: ExportHead): PlannedSlice[] {
  const seen = new Set<string>();
  const plan = slices.map(({ path, kind, scope, authoritative, status, reason }, index): PlannedSlice => {
    const known = SLICE_IDS.find((id) => id === kind);
    if (!known) throw badSlice(index, `is of a kind this version does not know: update Rollcall. ${EXPORT_AGAIN}`);
    if (!SCOPE.test(scope)) {
      throw badSlice(index, `has a scope that is neither "" nor namespace/<name>. ${EXPORT_AGAIN}`);
    }
    for (const key of [`path ${path}`, `listing ${kind} ${scope}`]) {
      if (seen.has(key)) throw badSlice(index, `stands twice. ${EXPORT_AGAIN}`);
      seen.add(key);
    }
    return {
      slice: { path, kind: known, scope, ...(authoritative === undefined ? {} : { authoritative }) },
      status,
      ...(reason === undefined ? {} : { reason }),
    };
  });
  return plan.toSorted((a, b) => order(a.slice.kind) - order(b.slice.kind) || (a.slice.path < b.slice.path ? -1 : 1));
}

function order(kind: SliceId): number {
  return SLICE_IDS.indexOf(kind);
}
