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
import { boxesOf, headBoxOf, linkOf, pickedRow, rowIn } from "./row-elements.ts";

/**
 * Makes the rows act: they are plain HTML, and one listener serves all of them. A click on a row opens the panel, its
 * name is a link, its box selects, with Shift up to the one before.
 */
export function Rows({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const { selection, setRows } = useSelection();
  const { openId, open } = useOpenRow();
  useRowCommands(root);

  // Outside system: boxes and rows of the server's HTML show what is selected and open.
  useLayoutEffect(() => {
    for (const box of boxesOf(root.current)) {
      box.checked = isSelected(selection, box.name);
      const row = box.closest("tr");
      if (box.name === openId) row?.setAttribute("aria-current", "true");
      else row?.removeAttribute("aria-current");
    }
    const head = headBoxOf(root.current);
    const share = pageShare(selection, boxesOf(root.current).map(pickedRow));
    if (head) Object.assign(head, { checked: share === "all", indeterminate: share === "some" });
  });

  // Outside system: the room for the list. Only a list that does not fit scrolls by itself, because then its head can
  // no longer stick to the page.
  useEffect(() => {
    const box = root.current;
    const table = box?.firstElementChild;
    if (!box || !(table instanceof HTMLElement)) return;
    const observer = new ResizeObserver(() => {
      box.toggleAttribute("data-sideways", table.offsetWidth > box.clientWidth);
    });
    observer.observe(box);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);

  function click(event: MouseEvent<HTMLDivElement>): void {
    if (!(event.target instanceof Element)) return;
    const head = headBoxOf(root.current);
    if (head && event.target === head) return setRows(boxesOf(root.current).map(pickedRow), head.checked);
    const box = rowIn(event.target)?.querySelector<HTMLInputElement>("input.cb");
    if (!box) return;
    if (event.target === box) return select(box, event.shiftKey);
    if (event.target.closest("a, button, input, label, [data-tip], [data-copy]")) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || !getSelection()?.isCollapsed) return;
    open(box.name);
  }

  function select(box: HTMLInputElement, range: boolean): void {
    const page = boxesOf(root.current).map(pickedRow);
    const rows: PickedRow[] = range && anchor.current ? rowsBetween(page, anchor.current, box.name) : [pickedRow(box)];
    anchor.current = box.name;
    setRows(rows, box.checked);
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    const row = rowIn(event.target);
    const link = linkOf(row);
    if (!row || !link) return;
    if (event.key === " " && event.target === link) {
      event.preventDefault();
      open(pickedRow(row.querySelector<HTMLInputElement>("input.cb")).id);
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
  if (cell.classList.contains("check")) cell.title = "Select (x)";
  else if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
}
