"use client";

import dynamic from "next/dynamic";
import { useRef, useState, type ReactNode } from "react";
import type { TermId } from "./glossary.ts";

// The glossary is fetched when somebody first asks what a word means.
const TermPopover = dynamic(() => import("./term-popover.tsx").then((module) => module.TermPopover), { ssr: false });

/** A word that explains itself: press it and the glossary answers. */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  return (
    <Asked id={id} className="term">
      {children}
    </Asked>
  );
}

/** A small question mark beside a word that stands where it cannot be pressed itself, as in a heading that folds. */
export function TermHelp({ id, word }: { id: TermId; word: string }) {
  return (
    <Asked id={id} className="term-help" label={`What “${word}” means`}>
      <span>?</span>
    </Asked>
  );
}

interface AskedProps {
  id: TermId;
  className: string;
  label?: string;
  children: ReactNode;
}

function Asked({ id, className, label, children }: AskedProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      >
        {children}
      </button>
      {wanted && <TermPopover id={id} button={button} open={open} onOpenChange={setOpen} />}
    </>
  );
}
