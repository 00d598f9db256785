import { lstatSync, readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { readExportRows } from "#collectors/shared/export-rows.ts";
import type { CollectionNote } from "#collectors/types.ts";
import { hasFacts, type Row } from "#collectors/shared/rows.ts";
import { type PlannedSlice } from "../slices/plan.ts";
import { fileOf } from "./files.ts";
import { readHead, type Export, type ExportedSlice } from "./head.ts";

/** An export that lies in a directory: what it says of itself, and its rows when they are asked for. */
export interface ExportDirectory extends Export {
  plan: ExportedSlice[];
  /** The rows of one slice, read as they are taken. */
  rowsOf(planned: PlannedSlice): Generator<Row>;
  /** Files that no slice names: said, because somebody may think they were read. */
  notes(): CollectionNote[];
}

/**
 * Reads an export of an organization: `collection.json` now, rows slice by slice. Symbolic links are not followed.
 * Undefined when the directory holds no `collection.json`.
 * @throws InvalidInput when `collection.json` is not that of a GitHub export
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
function strayFiles(directory: string, plan: readonly ExportedSlice[]): CollectionNote[] {
  const known = new Set(plan.filter(hasFacts).map((planned) => fileOf(planned)));
  const folders = ["organization", ...entries(directory, "repositories").map(({ name }) => `repositories/${name}`)];
  const found = folders.flatMap((folder) => entries(directory, folder).map(({ name }) => `${folder}/${name}`));
  const strays = found.filter((file) => !known.has(file)).length;
  if (strays === 0) return [];
  const files = strays === 1 ? "One file" : `${strays} files`;
  return [{ kind: "ignored", message: `${files} of the export belong to no slice that was read and were left out.` }];
}

function entries(directory: string, folder: string): Dirent[] {
  const path = join(directory, folder);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return [];
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // Whatever slice it belongs to says that it cannot be read.
    return [];
  }
}
