"use client";

import {
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { isSelected, pageShare, rowsBetween, type PickedRow } from "#lib/domain/inventory/selection.ts";
import { useOpenRow } from "./use-open-row.ts";
import { useRowCommands } from "./row-commands.ts";
import { useSelection } from "./use-selection.tsx";
import { boxesOf, headBoxOf, linkOf, placeOf, rowIn, sayRoles } from "./row-elements.ts";

/**
 * Makes the rows act: they are plain HTML, and one listener serves all of them. A click on a row opens the panel, its
 * name is a link, its box selects, with Shift up to the one before.
 */
export function Rows({ rows, children }: { rows: readonly PickedRow[]; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const { selection, setRows } = useSelection();
  const { openId, open } = useOpenRow();
  useRowCommands(root, rows);

  // Outside system: boxes and rows of the server's HTML show what is selected and open.
  useLayoutEffect(() => {
    for (const [place, box] of boxesOf(root.current).entries()) {
      const id = rows[place]?.id ?? "";
      box.checked = isSelected(selection, id);
      const row = rowIn(box);
      if (id === openId) row?.setAttribute("aria-current", "true");
      else row?.removeAttribute("aria-current");
    }
    sayRoles(root.current);
    const head = headBoxOf(root.current);
    const share = pageShare(selection, rows);
    if (head) Object.assign(head, { checked: share === "all", indeterminate: share === "some" });
  });

  // Outside system: the room for the list. Only a list that does not fit scrolls by itself, because then its head can
  // no longer stick to the page.
  useEffect(() => {
    const box = root.current;
    const table = box?.firstElementChild;
    if (!box || !(table instanceof HTMLElement)) return;
    const observer = new ResizeObserver(() => {
      const scrolls = table.offsetWidth > box.clientWidth;
      if (scrolls === box.hasAttribute("data-sideways")) return;
      box.toggleAttribute("data-sideways", scrolls);
      // The row that was opened, which may have taken the room, stays in sight.
      box.querySelector("tr[aria-current]")?.scrollIntoView({ block: "nearest" });
    });
    observer.observe(box);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);

  function click(event: MouseEvent<HTMLDivElement>): void {
    if (!(event.target instanceof Element)) return;
    const head = headBoxOf(root.current);
    if (head && event.target === head) return setRows(rows, head.checked);
    const row = rows[placeOf(rowIn(event.target))];
    if (!row) return;
    if (event.target instanceof HTMLInputElement) return select(row, event.target.checked, event.shiftKey);
    if (event.target.closest("a, button, label, [tabindex='0']")) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || !getSelection()?.isCollapsed) return;
    open(row.id);
  }

  function select(row: PickedRow, selected: boolean, range: boolean): void {
    const meant = range && anchor.current ? rowsBetween(rows, anchor.current, row.id) : [row];
    anchor.current = row.id;
    setRows(meant, selected);
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    const row = rowIn(event.target);
    const link = linkOf(row);
    if (!row || !link) return;
    if (event.key === " " && event.target === link) {
      event.preventDefault();
      const shown = rows[placeOf(row)];
      if (shown) open(shown.id);
    }
    const next = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    linkOf(next)?.focus();
  }

  return (
    <div ref={root} className="listbox" onClick={click} onKeyDown={press} onPointerOver={sayMore}>
      {children}
    </div>
  );
}

/** A cell too narrow for what it says says all of it on hover; a box says its key. */
function sayMore(event: PointerEvent<HTMLDivElement>): void {
  const cell = event.target instanceof Element ? event.target.closest("tbody td, tbody th a") : null;
  if (!(cell instanceof HTMLElement) || cell.title !== "") return;
  if (cell.matches("td:first-child")) cell.title = "Select (x)";
  else if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
}
