import type { PickedRow } from "#lib/domain/inventory/selection.ts";

// Rows are the server's HTML. A row's box carries its id as name and its key as value, as a form would send them.

/** The boxes of the rows, in the order of the page. */
export function boxesOf(root: Element | null): HTMLInputElement[] {
  return [...(root?.querySelectorAll<HTMLInputElement>("tbody input.cb") ?? [])];
}

/** The box of the whole page, in the head. */
export function headBoxOf(root: Element | null): HTMLInputElement | null {
  return root?.querySelector<HTMLInputElement>("thead input.cb") ?? null;
}

export function pickedRow(box: HTMLInputElement | null): PickedRow {
  return { id: box?.name ?? "", key: box?.value ?? "" };
}

/** The row of the list an element stands in. */
export function rowIn(element: Element | null): HTMLTableRowElement | null {
  return element?.closest<HTMLTableRowElement>("tbody tr") ?? null;
}

/** The link to the page of a row's identity. */
export function linkOf(row: Element | null): HTMLAnchorElement | null {
  return row?.querySelector<HTMLAnchorElement>("th a") ?? null;
}
