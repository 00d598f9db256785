import { stringify } from "csv-stringify/sync";
import { EXPORT_COLUMNS, inert } from "#lib/domain/inventory/export-row.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";

export const EXPORT_FORMATS = ["csv", "json"] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How one format writes rows as they come: a part before them, one for each batch, one after the last. */
interface ExportText {
  contentType: string;
  begin(): string;
  rows(batch: readonly IdentityRow[], first: boolean): string;
  end(): string;
}

export const EXPORT_TEXTS: Record<ExportFormat, ExportText> = {
  csv: {
    contentType: "text/csv; charset=utf-8; header=present",
    begin: () => csvLines([EXPORT_COLUMNS.map(({ name }) => name)]),
    rows: (batch) => csvLines(batch.map(csvRecord)),
    end: () => "",
  },
  // One array and not a line for each: a file that was cut off does not parse, so nobody takes it for the whole.
  json: {
    contentType: "application/json; charset=utf-8",
    begin: () => "[\n",
    rows: (batch, first) => `${first ? "" : ",\n"}${batch.map((row) => JSON.stringify(jsonRecord(row))).join(",\n")}`,
    end: () => "\n]\n",
  },
};

/** RFC 4180. Texts are quoted always, so that another separator finds no seam; numbers are not. */
function csvLines(records: (string | number)[][]): string {
  return stringify(records, { escape_formulas: true, quoted_string: true, record_delimiter: "\r\n" });
}

function csvRecord(row: IdentityRow): (string | number)[] {
  return EXPORT_COLUMNS.map(({ cell }) => {
    const value = cell(row);
    return typeof value === "string" ? inert(value) : value;
  });
}

/** The row as programs get it everywhere, and whether its counts are all there is. */
function jsonRecord(row: IdentityRow): object {
  return { ...row, counts: row.coverage === "complete" ? "exact" : "at least" };
}
