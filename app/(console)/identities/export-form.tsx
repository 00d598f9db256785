"use client";

import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import type { Selection } from "#lib/domain/inventory/selection.ts";
import { inventoryParsers } from "./search-params.ts";
import { useSelection } from "./use-selection.tsx";

interface ExportFormProps {
  /** Absent: everything the filter matches, as of the time the page shows. */
  selection?: Selection;
  /** Name of the view the list came by, for the name of the file. */
  view?: string;
  className?: string;
  children: ReactNode;
}

/**
 * A form whose buttons (`name="format"`) download the list. The browser saves what comes while it comes; nothing of it is
 * kept in the page.
 */
export function ExportForm({ selection, view, className, children }: ExportFormProps) {
  const { sort, dir } = inventoryParsers;
  const [order] = useQueryStates({ sort, dir });
  // Not the address: what is downloaded is what the rows on the page are part of.
  const { listedBy: list } = useSelection();
  const listed = selection && [...selection.rows.keys()].join(",");
  const at = selection?.kind === "all" ? selection.at : (list.asof?.toISOString() ?? "");
  return (
    <form method="post" action="/identities/export" className={className}>
      <input type="hidden" name="q" value={list.q} />
      <input type="hidden" name="sort" value={order.sort} />
      <input type="hidden" name="dir" value={order.dir} />
      <input type="hidden" name="humans" value={String(list.humans)} />
      <input type="hidden" name="vendors" value={String(list.vendors)} />
      <input type="hidden" name="at" value={at} />
      {view && <input type="hidden" name="view" value={view} />}
      {selection && <input type="hidden" name={selection.kind === "all" ? "except" : "ids"} value={listed} />}
      {children}
    </form>
  );
}
