"use client";

import { Popover } from "@base-ui/react/popover";
import Link from "next/link";
import type { RefObject } from "react";
import { entryOf, type TermId } from "./glossary.ts";

interface TermPopoverProps {
  id: TermId;
  button: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a word means, beside it. */
export function TermPopover({ id, button, open, onOpenChange }: TermPopoverProps) {
  const { word, means, not } = entryOf(id);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(opens, { event }) => {
        // The button answers its own press.
        if (event.target instanceof Node && button.current?.contains(event.target)) return;
        onOpenChange(opens);
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={button} sideOffset={6} align="start" collisionPadding={8} className="z-40">
          <Popover.Popup className="pop w-72 max-w-[calc(100vw-1rem)] p-4" finalFocus={button}>
            <Popover.Title className="font-sans text-sm font-[620] tracking-normal">{word}</Popover.Title>
            <Popover.Description render={<div />} className="mt-1 text-sm font-normal text-pretty">
              <p>{means}</p>
              {not !== undefined && (
                <p className="mt-1.5 text-ink-2">
                  <b>Not</b> {not}
                </p>
              )}
            </Popover.Description>
            <Link href={`/help#${id}`} className="mt-2 inline-flex min-h-6 items-center text-xs">
              All words
            </Link>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
