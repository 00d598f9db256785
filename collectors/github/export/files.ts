import { EXPORT_FILE, type ExportHead } from "#collectors/export-format.ts";
import { hasFacts, type Row, RowIntake } from "#collectors/shared/rows.ts";
import { type PlannedSlice } from "../slices/plan.ts";
import { reduceDocument } from "../documents/reduce.ts";
import type { OrganizationView } from "../slices/view.ts";

/** A file of an export, by its path below the directory. */
export interface ExportFile {
  path: string;
  text: string;
}

type WrittenSlice = ExportHead["slices"][number];

/** Longest reason in `collection.json`. */
const MAX_REASON = 500;

/** Where the rows of a slice lie: `repositories/acme__api/deploy-keys.ndjson`. */
export function fileOf({ slice, repository }: Pick<PlannedSlice, "slice" | "repository">): string {
  const folder = repository ? `repositories/${repository.owner}__${repository.name}` : "organization";
  return `${folder}/${slice.kind}.ndjson`;
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
  view: OrganizationView,
  source: { slug: string; readAt: Date },
  slices: readonly WrittenSlice[],
): ExportFile {
  const head = {
    format: "rollcall-export/1",
    system: "github",
    source: { slug: source.slug },
    trustDomain: { key: view.host },
    organization: view.organization,
    readAt: source.readAt.toISOString(),
    slices,
  };
  return { path: EXPORT_FILE, text: `${JSON.stringify(head, null, 2)}\n` };
}

function written({ slice }: PlannedSlice, end: { status: WrittenSlice["status"]; reason?: string }): WrittenSlice {
  const { status, reason } = end;
  return { ...slice, status, ...(reason === undefined ? {} : { reason: reason.slice(0, MAX_REASON) }) };
}
