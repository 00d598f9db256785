import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import { readExportRows } from "#collectors/shared/export-rows.ts";
import { hasFacts, type Row } from "#collectors/shared/rows.ts";
import type { CollectionNote } from "#collectors/types.ts";
import type { PlannedSlice } from "../slices/plan.ts";
import { fileOf } from "./files.ts";
import { readHead, type Export } from "./head.ts";

/** An export that lies in a directory: what it says of itself, and its rows when they are asked for. */
export interface ExportDirectory extends Export {
  /** The rows of one slice, read as they are taken. */
  rowsOf(planned: PlannedSlice): Generator<Row>;
  /** Files that no slice names: said, because somebody may think they were read. */
  notes(): CollectionNote[];
}

/**
 * Reads an export: `collection.json` now, rows slice by slice. Symbolic links are not followed. Undefined when the
 * directory holds no `collection.json`.
 * @throws InvalidInput when `collection.json` is not that of an AWS export
 */
export function readExportDirectory(directory: string, signal: AbortSignal): ExportDirectory | undefined {
  signal.throwIfAborted();
  const exported = readHead(directory);
  if (!exported) return undefined;
  const byPath = new Map(exported.plan.map((planned) => [planned.slice.path, planned]));
  return {
    ...exported,
    *rowsOf({ slice }) {
      signal.throwIfAborted();
      const planned = byPath.get(slice.path);
      if (planned) yield* readExportRows(directory, fileOf(planned), planned.rows);
    },
    notes: () => strayFiles(directory, exported.plan),
  };
}

/** One note however many there are: their names are of no use, and were given by whoever wrote them. */
function strayFiles(directory: string, plan: readonly PlannedSlice[]): CollectionNote[] {
  const known = new Set([EXPORT_FILE, ...plan.filter(hasFacts).map((planned) => fileOf(planned))]);
  const strays = filesBelow(directory, "", MAX_DEPTH).filter((file) => !known.has(file)).length;
  if (strays === 0) return [];
  const files = strays === 1 ? "One file" : `${strays} files`;
  return [{ kind: "ignored", message: `${files} of the export belong to no slice that was read and were left out.` }];
}

/** `account/<id>/region/<region>/<kind>.ndjson` */
const MAX_DEPTH = 5;

function filesBelow(directory: string, folder: string, depth: number): string[] {
  const path = join(directory, folder);
  if (depth === 0 || !lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(directory, file, depth - 1) : [file];
    });
  } catch {
    // Whatever slice it belongs to says that it cannot be read.
    return [];
  }
}
