"use client";

import { Popover } from "@base-ui/react/popover";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { Glyph } from "#components/glyph.tsx";
import { remember } from "#components/preferences.ts";
import {
  COLUMN_FORMS,
  COLUMNS,
  DEFAULT_COLUMNS,
  moveColumn,
  readColumns,
  toggleColumn,
  writeColumns,
  type Column,
} from "./columns.ts";
import { usePending } from "./pending.tsx";
import { inventoryParsers } from "./search-params.ts";

/** Which columns stand beside the name and in which order, and how close the rows stand. */
export function ColumnsMenu({ compact }: { compact: boolean }) {
  const [, startTransition] = usePending();
  const [cols, setCols] = useQueryState(
    "cols",
    inventoryParsers.cols.withOptions({ shallow: false, startTransition, history: "push" }),
  );
  const shown = cols === null ? DEFAULT_COLUMNS : readColumns(cols).columns;
  const set = (columns: readonly Column[]) => void setCols(writeColumns(columns));
  return (
    <Popover.Root>
      <Popover.Trigger className="btn h-[2.125rem] px-2.5 max-[60rem]:hidden" aria-label="Columns" title="Columns">
        <Glyph name="columns" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-30">
          <Popover.Popup className="pop max-h-(--available-height) w-64 overflow-y-auto p-3">
            <div className="mb-1 flex min-h-7 items-center justify-between">
              <Popover.Title className="font-sans text-sm font-[620] tracking-normal">Columns</Popover.Title>
              {cols !== null && (
                <button type="button" className="btn quiet sm" onClick={() => set(DEFAULT_COLUMNS)}>
                  Reset
                </button>
              )}
            </div>
            <ul aria-label="Columns">
              {[...shown, ...COLUMNS.filter((column) => !shown.includes(column))].map((column) => (
                <ColumnLine key={column} column={column} shown={shown} set={set} />
              ))}
            </ul>
            <Density compact={compact} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ColumnLineProps {
  column: Column;
  shown: readonly Column[];
  set: (columns: readonly Column[]) => void;
}

function ColumnLine({ column, shown, set }: ColumnLineProps) {
  const { title } = COLUMN_FORMS[column];
  const place = shown.indexOf(column);
  return (
    <li className="flex min-h-7 items-center gap-2">
      <label className="flex min-h-6 flex-1 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="cb"
          checked={place !== -1}
          onChange={() => set(toggleColumn(shown, column))}
        />
        {title}
      </label>
      {place !== -1 && (
        <>
          <Move title={title} up disabled={place === 0} onMove={() => set(moveColumn(shown, column, -1))} />
          <Move title={title} disabled={place === shown.length - 1} onMove={() => set(moveColumn(shown, column, 1))} />
        </>
      )}
    </li>
  );
}

interface MoveProps {
  title: string;
  up?: boolean;
  disabled: boolean;
  onMove: () => void;
}

function Move({ title, up = false, disabled, onMove }: MoveProps) {
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      className="iconbtn size-6 aria-disabled:opacity-30"
      // Not disabled: whoever moved a column to an end keeps the focus on it.
      aria-disabled={disabled}
      aria-label={`Move ${title} ${up ? "up" : "down"}`}
      onClick={() => disabled || onMove()}
    >
      <Arrow className="icon size-3" aria-hidden />
    </button>
  );
}

/** Kept by the browser, not by the address: it is the eye of whoever looks and not what is looked at. */
function Density({ compact }: { compact: boolean }) {
  const [chosen, setChosen] = useState(compact);
  function choose(next: boolean): void {
    setChosen(next);
    remember("density", next ? "compact" : null);
    document.querySelector("table.invtbl")?.setAttribute("data-density", next ? "compact" : "comfortable");
  }
  return (
    <fieldset className="mt-2 border-t border-rule pt-2">
      <legend className="sr-only">Rows</legend>
      <div className="flex gap-4">
        {[false, true].map((option) => (
          <label key={String(option)} className="flex min-h-6 cursor-pointer items-center gap-1.5">
            <input type="radio" name="density" checked={chosen === option} onChange={() => choose(option)} />
            {option ? "Compact" : "Comfortable"}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
