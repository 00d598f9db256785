"use client";

import { X } from "lucide-react";
import { Suspense, useRef } from "react";
import { AtLeast } from "#components/coverage-mark.tsx";
import { number } from "#components/words/count.ts";
import { isEmpty, pageShare, selectedCount, type Selection } from "#lib/domain/inventory/selection.ts";
import { useCounts } from "./counts.tsx";
import { ExportForm } from "./export-form.tsx";
import { useBulkCommands } from "./bulk-commands.ts";
import { useSelection } from "./use-selection.tsx";

interface BulkBarProps {
  /** Ids of the rows on this page. */
  page: string[];
  /** Rows follow or precede those of this page. */
  more: boolean;
  /** When the list was read: everything that matches is selected as of then. */
  at: string;
  view?: string;
}

/** What can be done with what is selected; at the bottom of the window, over the list. */
export function BulkBar({ page, more, at, view }: BulkBarProps) {
  const { selection, notice, clear } = useSelection();
  const empty = isEmpty(selection);
  const bar = useRef<HTMLElement>(null);
  useBulkCommands(bar, !empty);
  const whole =
    pageShare(
      selection,
      page.map((id) => ({ id })),
    ) === "all";
  return (
    <>
      <p role="status" className="sr-only">
        {notice ?? (empty ? "" : said(selection))}
      </p>
      {(!empty || notice) && (
        <section ref={bar} aria-label="Selection" className="bulkbar no-print">
          {notice && <span>{notice}</span>}
          {!empty && (
            <>
              <strong>{said(selection)}</strong>
              <kbd title="Press b to come here" className="max-md:hidden">
                b
              </kbd>
              <ExportForm selection={selection} view={view} className="contents">
                <button name="format" value="csv" className="btn">
                  Export CSV
                </button>
                <button name="format" value="json" className="btn">
                  Export JSON
                </button>
              </ExportForm>
              <CopyKeys selection={selection} most={page.length} />
              {selection.kind === "picked" && whole && more && (
                <Suspense>
                  <SelectAll at={at} rows={page.length} />
                </Suspense>
              )}
            </>
          )}
          <button
            type="button"
            className="iconbtn"
            aria-label={empty ? "Dismiss" : "Clear the selection"}
            onClick={clear}
          >
            <X className="icon" aria-hidden />
          </button>
        </section>
      )}
    </>
  );
}

function said(selection: Selection): string {
  const selected = selectedCount(selection);
  if (selected === null) return "All that match are selected";
  return `${number(selected)} selected`;
}

/** The keys of rows picked one by one, a line each. */
function CopyKeys({ selection, most }: { selection: Selection; most: number }) {
  if (selection.kind === "all") return null;
  const keys = [...selection.rows.values()].map(({ key }) => key);
  if (keys.length > most) return <span className="text-xs">Keys can be copied of up to {number(most)}</span>;
  return (
    <button type="button" className="btn" data-copy={keys.join("\n")}>
      {keys.length === 1 ? "Copy key" : "Copy keys"}
    </button>
  );
}

function SelectAll({ at, rows }: { at: string; rows: number }) {
  const { selectAll } = useSelection();
  const { counts, stale } = useCounts();
  if (stale) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className="max-md:sr-only">All {number(rows)} on this page are selected.</span>
      <button type="button" className="textbtn font-[560]" onClick={() => selectAll(at, counts?.total ?? null)}>
        Select all {counts && <AtLeast value={number(counts.total)} when={counts.atLeast} />} matching
      </button>
    </span>
  );
}
