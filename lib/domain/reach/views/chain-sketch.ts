import { hopRest } from "./hop-sentence.ts";
import type { PathsView } from "./path-view.ts";

/** One chain, as little of it as a panel shows. */
export interface ChainSketch {
  title: string;
  /** What it gives, and how sure that is. */
  verdict: string;
  steps: SketchStep[];
}

interface SketchStep {
  /** Class of its mark. */
  node: "me" | "id" | "hub" | "prod";
  /** What leads here, before the name; empty at the start. */
  before: string;
  name: string;
  /** Under which conditions, and what was not read. */
  notes: string[];
}

/** Words of the best chain of a view; null where there is none. */
export function chainSketch({ from, verdict, paths: [best] }: PathsView): ChainSketch | null {
  if (!best) return null;
  const steps: SketchStep[] = best.hops.map((hop) => ({
    node: hop.to.type === "resource" ? "prod" : hop.to.type === "hub" ? "hub" : "id",
    before: hopRest(hop),
    name: hop.to.name,
    notes: hopNotes(hop),
  }));
  const isKnown = verdict.reaches === "yes" || verdict.reaches === "conditional";
  return {
    title: isKnown ? "Shortest chain to production" : "What could lead to production",
    verdict: [isKnown ? (best.ability ?? "") : "not known", verdict.reaches === "conditional" ? "on conditions" : ""]
      .filter(Boolean)
      .join(", "),
    steps: [{ node: "me", before: "", name: from.name, notes: [] }, ...steps],
  };
}

/** What must hold for a hop, and what was not read of it, in sentences. */
export function hopNotes({ conditions, unread }: PathsView["paths"][number]["hops"][number]): string[] {
  return [...conditions.map((words) => `If ${words}.`), ...unread.map((words) => `Not known: ${words}.`)];
}
