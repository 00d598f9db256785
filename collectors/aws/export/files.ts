import { EXPORT_FILE, type ExportHead } from "#collectors/export-format.ts";
import { hasFacts, RowIntake, type PlannedEnd, type Row } from "#collectors/shared/rows.ts";
import { reduceDocument } from "../documents/reduce.ts";
import type { PlannedSlice } from "../slices/plan.ts";

/** A file of an export, by its path below the directory. */
export interface ExportFile {
  path: string;
  text: string;
}

type WrittenSlice = ExportHead["slices"][number];

/** Longest reason in `collection.json`. */
const MAX_REASON = 500;

/** Where the rows of a slice lie: `account/123456789012/access-keys.ndjson`. */
export function fileOf({ slice }: Pick<PlannedSlice, "slice">): string {
  return `${slice.path}.ndjson`;
}

/**
 * The file of one slice, and what `collection.json` says of it: reduced rows, one JSON text a line, in their order. A
 * slice that was not read has no file. Rows that cannot be read make it partial, as they would when collected.
 */
export function sliceFile(planned: PlannedSlice, rows: Iterable<Row>): { file?: ExportFile; slice: WrittenSlice } {
  const intake = new RowIntake((value) => reduceDocument(planned.slice.kind, value));
  if (!hasFacts(planned)) return { slice: written(planned, intake.coverage(planned)) };
  for (const row of rows) intake.take(row);
  const text = intake.reads.map(({ document, evidence }) => `${JSON.stringify({ evidence, document })}\n`).join("");
  const slice = { ...written(planned, intake.coverage(planned)), rows: intake.reads.length };
  return { file: { path: fileOf(planned), text }, slice };
}

/** `collection.json`, to be written last: until it lies there the directory is no export. */
export function headFile(
  source: { slug: string; partition: string; readAt: Date },
  slices: readonly WrittenSlice[],
): ExportFile {
  const head = {
    format: "rollcall-export/1",
    system: "aws",
    source: { slug: source.slug },
    trustDomain: { key: source.partition },
    readAt: source.readAt.toISOString(),
    slices,
  };
  return { path: EXPORT_FILE, text: `${JSON.stringify(head, null, 2)}\n` };
}

function written({ slice }: PlannedSlice, { status, reason }: PlannedEnd): WrittenSlice {
  return { ...slice, status, ...(reason === undefined ? {} : { reason: reason.slice(0, MAX_REASON) }) };
}
