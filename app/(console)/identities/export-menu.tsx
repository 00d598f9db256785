"use client";

import { Popover } from "@base-ui/react/popover";
import { Glyph } from "#components/glyph.tsx";
import { ExportForm } from "./export-form.tsx";

/** Downloads the list, whole. */
export function ExportMenu({ view }: { view?: string }) {
  return (
    <Popover.Root>
      <Popover.Trigger className="btn h-[2.125rem] px-2.5" aria-label="Export the list" title="Export the list">
        <Glyph name="download" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-30">
          <Popover.Popup className="pop w-72 p-4">
            <Popover.Title className="font-sans text-sm font-[620] tracking-normal">Export the list</Popover.Title>
            <Popover.Description className="mt-1 mb-3 text-xs text-ink-2">
              Every row this filter matches, as of one moment, with all columns. Exports are in the audit log.
            </Popover.Description>
            <ExportForm view={view} className="flex gap-2">
              <button name="format" value="csv" className="btn">
                CSV
              </button>
              <button name="format" value="json" className="btn">
                JSON
              </button>
            </ExportForm>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
