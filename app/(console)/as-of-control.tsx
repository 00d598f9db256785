"use client";

import { Popover } from "@base-ui/react/popover";
import { parseAsString, useQueryStates } from "nuqs";
import { useState, type FormEvent } from "react";
import { Glyph } from "#components/glyph.tsx";
import { parseAsInstant } from "./search-params.ts";

interface AsOfControlProps {
  label: string;
  asOf: string | null;
  now: string;
}

/** Says which time the page shows and lets another one be chosen; the choice stands in the address. */
export function AsOfControl({ label, asOf, now }: AsOfControlProps) {
  const [open, setOpen] = useState(false);
  // A cursor belongs to one list at one time: it goes when the time changes.
  const [, setState] = useQueryStates(
    { asof: parseAsInstant, cursor: parseAsString },
    { shallow: false, history: "push" },
  );

  function show(time: Date | null): void {
    setOpen(false);
    void setState({ asof: time, cursor: null });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const time = new Date(`${String(new FormData(event.currentTarget).get("time"))}Z`);
    if (!Number.isNaN(time.getTime())) show(time);
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={`inline-flex min-h-6 items-center gap-1 whitespace-nowrap ${asOf ? "rounded-sm bg-ink px-2 font-[620] text-paper" : "textbtn"}`}
      >
        {label}
        <Glyph name="down" />
      </Popover.Trigger>
      {asOf && (
        <button type="button" className="textbtn no-print whitespace-nowrap" onClick={() => show(null)}>
          Back to now
        </button>
      )}
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="start" className="z-30">
          <Popover.Popup className="pop w-72 p-4">
            <Popover.Title className="font-sans text-sm font-[620] tracking-normal">Show another time</Popover.Title>
            <Popover.Description className="mt-1 mb-3 text-xs text-ink-3">
              Everything as it was known then.
            </Popover.Description>
            <form onSubmit={submit} className="flex flex-col gap-3">
              <label className="flex flex-col gap-1 text-xs font-[560]">
                Date and time, UTC
                <span className="input">
                  <input
                    type="datetime-local"
                    name="time"
                    required
                    defaultValue={(asOf ?? now).slice(0, 16)}
                    max={now.slice(0, 16)}
                  />
                </span>
              </label>
              <div className="flex justify-end gap-2">
                <Popover.Close className="btn quiet">Cancel</Popover.Close>
                <button type="submit" className="btn primary">
                  Show this time
                </button>
              </div>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
