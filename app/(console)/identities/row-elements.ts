// Rows are plain HTML; which is which they tell by their order.

/** The boxes of the rows, in the order of the page. */
export function boxesOf(root: Element | null): HTMLInputElement[] {
  return [...(root?.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]") ?? [])];
}

/** The box of the whole page, in the head. */
export function headBoxOf(root: Element | null): HTMLInputElement | null {
  return root?.querySelector<HTMLInputElement>("thead input[type=checkbox]") ?? null;
}

/** The row of the list an element stands in. */
export function rowIn(element: Element | null): HTMLTableRowElement | null {
  return element?.closest<HTMLTableRowElement>("tbody tr") ?? null;
}

/** The place of a row among those of the page; -1 for what is none. */
export function placeOf(row: Element | null): number {
  return row?.parentElement ? [...row.parentElement.children].indexOf(row) : -1;
}

/** The link to the page of a row's identity. */
export function linkOf(row: Element | null | undefined): HTMLAnchorElement | null {
  return row?.querySelector<HTMLAnchorElement>("th a") ?? null;
}

/**
 * Says of rows and cells what their elements mean already: some browsers forget it of a table that is laid out as cards.
 * Here, because a page has hundreds of cells, and each would carry it through the network.
 */
export function sayRoles(root: Element | null): void {
  for (const row of root?.querySelectorAll("tbody tr:not([role])") ?? []) {
    row.setAttribute("role", "row");
    for (const cell of row.children) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
  }
}
