/** Identities that can be picked one by one, or left out of all; beyond that it is a filter that is meant. */
export const MAX_SELECTED = 500;

/** A row that can be picked: its id, and its key to copy. */
export interface PickedRow {
  id: string;
  key: string;
}

/**
 * What is selected in a list. `picked`: these rows. `all`: everything the filter matched at a time, without those left
 * out; which those are is found where the rows are, not in the browser.
 */
export type Selection =
  | { kind: "picked"; rows: ReadonlyMap<string, PickedRow> }
  | { kind: "all"; at: string; total: number | null; rows: ReadonlyMap<string, PickedRow> };

export const NOTHING_SELECTED: Selection = { kind: "picked", rows: new Map() };

export function isSelected({ kind, rows }: Selection, id: string): boolean {
  return rows.has(id) === (kind === "picked");
}

/** How many; null when all are selected and nobody could count them. */
export function selectedCount(selection: Selection): number | null {
  if (selection.kind === "picked") return selection.rows.size;
  return selection.total === null ? null : selection.total - selection.rows.size;
}

export function isEmpty(selection: Selection): boolean {
  return selectedCount(selection) === 0;
}

/**
 * Selects or deselects rows. Answers with the same selection when that would be more than can be told one by one.
 */
export function withRows(selection: Selection, rows: readonly PickedRow[], selected: boolean): Selection {
  const listed = new Map(selection.rows);
  for (const row of rows) {
    if (selected === (selection.kind === "picked")) listed.set(row.id, row);
    else listed.delete(row.id);
  }
  return listed.size > MAX_SELECTED ? selection : { ...selection, rows: listed };
}

/** The rows between two of a page, both included, in the order of the page. */
export function rowsBetween<Row extends { id: string }>(page: readonly Row[], from: string, to: string): Row[] {
  const ends = [page.findIndex(({ id }) => id === from), page.findIndex(({ id }) => id === to)];
  if (ends.includes(-1)) return page.filter(({ id }) => id === to);
  return page.slice(Math.min(...ends), Math.max(...ends) + 1);
}

/** How much of a page is selected: what the box in the head of the list shows. */
export function pageShare(selection: Selection, page: readonly { id: string }[]): "none" | "some" | "all" {
  const selected = page.filter(({ id }) => isSelected(selection, id)).length;
  if (selected === 0) return "none";
  return selected === page.length ? "all" : "some";
}
