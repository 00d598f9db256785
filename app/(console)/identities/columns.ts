import type { IdentityRow } from "#lib/domain/inventory/identity.ts";

/** What can stand beside the name, in the order the menu offers it. */
export const COLUMNS = [
  "where",
  "kind",
  "owner",
  "ability",
  "credentials",
  "last-used",
  "chain",
  "last-change",
  "environment",
  "expires",
  "created",
  "first-seen",
  "status",
  "bindings",
  "workloads",
  "coverage",
] as const;

export type Column = (typeof COLUMNS)[number];

export const DEFAULT_COLUMNS: readonly Column[] = COLUMNS.slice(0, 6);

interface ColumnForm {
  title: string;
  /** Share of the width; the name has {@link NAME_WIDTH}. */
  width: number;
}

export const COLUMN_FORMS: Record<Column, ColumnForm> = {
  where: { title: "Where", width: 11 },
  kind: { title: "Kind", width: 7.5 },
  owner: { title: "Owner", width: 7.5 },
  ability: { title: "Ability", width: 6 },
  chain: { title: "Chain", width: 6 },
  environment: { title: "Environment", width: 7.5 },
  credentials: { title: "Credentials", width: 6.5 },
  "last-used": { title: "Last used", width: 7 },
  "last-change": { title: "Last change", width: 6.5 },
  expires: { title: "Expires", width: 6.5 },
  created: { title: "Created", width: 6.5 },
  status: { title: "Status", width: 6.5 },
  bindings: { title: "Attachments", width: 6 },
  workloads: { title: "Used by", width: 5.5 },
  "first-seen": { title: "First seen", width: 6.5 },
  coverage: { title: "Coverage", width: 7 },
};

const NAME_WIDTH = 17;

/** Below this many rem for each unit of width the list scrolls sideways instead. */
const NARROWEST = 0.84;

/** Share of the width of each column, the name first, and the width below which they no longer fit. */
export function columnWidths(columns: readonly Column[]): { shares: string[]; least: string } {
  const widths = [NAME_WIDTH, ...columns.map((column) => COLUMN_FORMS[column].width)];
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    shares: widths.map((width) => `${((100 * width) / whole).toFixed(2)}%`),
    least: `${(whole * NARROWEST).toFixed(2)}rem`,
  };
}

/** Reads `where,kind`. What is no column, or stands twice, is left out and listed. */
export function readColumns(text: string): { columns: Column[]; unknown: string[] } {
  const columns: Column[] = [];
  const unknown: string[] = [];
  for (const name of text.split(",").filter((part) => part !== "")) {
    const column = COLUMNS.find((known) => known === name);
    if (column && !columns.includes(column)) columns.push(column);
    else unknown.push(name);
  }
  return { columns, unknown };
}

/** Null is the usual columns. */
export function writeColumns(columns: readonly Column[]): string | null {
  const text = columns.join(",");
  return text === DEFAULT_COLUMNS.join(",") ? null : text;
}

/** One place up or down in the list of columns that are shown. */
export function moveColumn(columns: readonly Column[], column: Column, step: -1 | 1): Column[] {
  const from = columns.indexOf(column);
  const other = columns[from + step];
  if (from === -1 || other === undefined) return [...columns];
  return columns.map((name) => (name === column ? other : name === other ? column : name));
}

/** Adds it at the end, or takes it out. */
export function toggleColumn(columns: readonly Column[], column: Column): Column[] {
  return columns.includes(column) ? columns.filter((name) => name !== column) : [...columns, column];
}

/** Not to have seen something is not the same as its not being there. */
export function noneWord(row: Pick<IdentityRow, "coverage">): string {
  return row.coverage === "incomplete" ? "none seen" : "none";
}
