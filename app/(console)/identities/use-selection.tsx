"use client";

import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { count } from "#components/words/count.ts";
import {
  isEmpty,
  MAX_SELECTED,
  NOTHING_SELECTED,
  selectedCount,
  withRows,
  type PickedRow,
  type Selection,
} from "#lib/domain/inventory/selection.ts";
import type { InventoryParams } from "./search-params.ts";

/** What the rows that are shown were read by; the address may be ahead of it while somebody types. */
export type ListedBy = Pick<InventoryParams, "asof" | "q" | "humans" | "vendors">;

interface SelectionControl {
  listedBy: ListedBy;
  selection: Selection;
  /** What happened to the selection by itself; said until something is selected again or it is dismissed. */
  notice: string | null;
  setRows(rows: readonly PickedRow[], selected: boolean): void;
  /** Everything that matches, as of the time the list was read. */
  selectAll(at: string, total: number | null): void;
  clear(): void;
}

const SelectionContext = createContext<SelectionControl | null>(null);

interface State {
  /** The filter and time it was made under. */
  scope: string;
  selection: Selection;
  notice: string | null;
}

/** Keeps what is selected while somebody pages and sorts; rows by another filter or time drop it and say so. */
export function SelectionProvider({ listedBy, children }: { listedBy: ListedBy; children: ReactNode }) {
  const { asof, q, humans, vendors } = listedBy;
  const scope = JSON.stringify([asof, q, humans, vendors]);
  const [state, setState] = useState<State>({ scope, selection: NOTHING_SELECTED, notice: null });

  // Adjusted while rendering, so that rows of one filter never show selected under another.
  if (state.scope !== scope) {
    setState({ scope, selection: NOTHING_SELECTED, notice: dropNotice(state.selection) ?? state.notice });
  }

  const control = useMemo(() => {
    const set = (selection: Selection, notice: string | null = null) => setState({ scope, selection, notice });
    return {
      listedBy,
      selection: state.selection,
      notice: state.notice,
      setRows(rows: readonly PickedRow[], selected: boolean) {
        const changed = withRows(state.selection, rows, selected);
        set(changed, changed === state.selection ? `At most ${MAX_SELECTED} can be picked one by one.` : null);
      },
      selectAll: (at: string, total: number | null) => set({ kind: "all", at, total, rows: new Map() }),
      clear: () => set(NOTHING_SELECTED),
    };
  }, [listedBy, scope, state]);
  return <SelectionContext value={control}>{children}</SelectionContext>;
}

/** What is selected in the list of this page, and how to change it. */
export function useSelection(): SelectionControl {
  const control = use(SelectionContext);
  if (!control) throw new Error("Rows are selected within a SelectionProvider only.");
  return control;
}

function dropNotice(selection: Selection): string | null {
  if (isEmpty(selection)) return null;
  const dropped = selectedCount(selection);
  const what = dropped === null ? "The selection" : `The selection of ${count(dropped, "identity", "identities")}`;
  return `${what} was dropped, because the filter changed.`;
}
