"use client";

import { useSearchParams } from "next/navigation";
import { createSerializer, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { IdentityTab } from "#lib/domain/inventory/view.ts";
import { parseAsInstant } from "../../search-params.ts";
import { panelParsers } from "./panel-params.ts";

const parsers = { ...panelParsers, asof: parseAsInstant };
const write = createSerializer(panelParsers);

/** Which identity and tab the panel shows, in the address and nowhere else. */
export interface PanelAddress {
  open: string | null;
  tab: IdentityTab;
  asOf: Date | null;
  /** Shows another identity under the same tab; no step in the browser's history of its own. */
  go(id: string): void;
  show(tab: IdentityTab): void;
  close(): void;
  /** The address of this page with another tab. */
  addressOf(tab: IdentityTab): string;
}

/**
 * The address of the panel. Changes are shallow: the list beside it is neither read nor drawn again. To open a panel
 * and to close it are steps in the browser's history; what happens within is not.
 */
export function usePanelAddress(): PanelAddress {
  const [{ open, tab, asof }, set] = useQueryStates(parsers, { shallow: true, scroll: false });
  const search = useSearchParams();
  return useMemo(
    () => ({
      open,
      tab,
      asOf: asof,
      go: (id) => void set({ open: id }, { history: "replace" }),
      show: (next) => void set({ tab: next }, { history: "replace" }),
      close: () => void set({ open: null, tab: null }, { history: "push" }),
      addressOf: (next) => write(search, { tab: next }) || "?",
    }),
    [open, tab, asof, set, search],
  );
}
