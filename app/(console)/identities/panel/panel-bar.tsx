"use client";

import { ArrowLeft, ArrowUpRight, ChevronDown, ChevronUp, X } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { number } from "#components/words/count.ts";

interface PanelBarProps {
  /** Of the row among all; null where that is not known. */
  position: number | null;
  previous: (() => void) | null;
  next: (() => void) | null;
  fullPage: string;
  /** Takes the focus back to the list. */
  leave: () => void;
  close: () => void;
}

/** Top of the panel: where one is in the list, the ways to its neighbors, to the full page, and out. */
export function PanelBar({ position, previous, next, fullPage, leave, close }: PanelBarProps) {
  return (
    <div className="bar">
      <span className="mr-auto text-xs text-ink-3">{position !== null && `Row ${number(position)}`}</span>
      <button type="button" className="btn quiet sm beside" data-tip="Back to the list (p)" onClick={leave}>
        <ArrowLeft className="icon size-3.5" aria-hidden />
        List
      </button>
      <Step run={previous} label="Previous identity" keys="k">
        <ChevronUp className="icon" aria-hidden />
      </Step>
      <Step run={next} label="Next identity" keys="j">
        <ChevronDown className="icon" aria-hidden />
      </Step>
      <Link href={fullPage as Route} className="iconbtn" aria-label="Open full page" data-tip="Open full page (o)">
        <ArrowUpRight className="icon" aria-hidden />
      </Link>
      <button type="button" className="iconbtn" aria-label="Close" data-tip="Close (Esc)" onClick={close}>
        <X className="icon" aria-hidden />
      </button>
    </div>
  );
}

function Step({ run, label, keys, children }: StepProps) {
  return (
    <button
      type="button"
      className="iconbtn"
      aria-label={label}
      aria-disabled={run === null}
      data-tip={run ? `${label} (${keys})` : "There is none on this page of the list"}
      onClick={() => run?.()}
    >
      {children}
    </button>
  );
}

interface StepProps {
  run: (() => void) | null;
  label: string;
  keys: string;
  children: ReactNode;
}
