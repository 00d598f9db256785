import type { CoverageStatus } from "../facts/coverage.ts";

/** One collection in the list of a source. */
export interface CollectionView {
  id: string;
  status: "running" | "complete" | "failed" | "interrupted" | "canceled";
  requestedBy: string;
  startedAt: string;
  finishedAt: string | null;
  readAt: string | null;
  /** What was read: a directory, an address. */
  origin: string;
  calls: number;
  objects: number;
  facts: number;
  changes: number;
  /** Slices that ended complete, of all that ended. */
  complete: number;
  total: number;
  /** Slices that somebody chose not to have read, or that the system cannot say. */
  leftOut: number;
  error: string | null;
}

/** One part of a source and how its newest read ended. */
export interface SliceView {
  path: string;
  label: string;
  status: CoverageStatus;
  facts: number;
}

/** A collection under way: how far it is. */
export interface RunningView {
  id: string;
  startedAt: string;
  requestedBy: string;
  canceling: boolean;
  calls: number;
  objects: number;
  facts: number;
  /** Parts that ended so far. */
  ended: number;
  /** What is being read now, in words; null before the first answer. */
  current: string | null;
  /** The first of the parts that ended, incomplete ones before all. */
  slices: SliceView[];
}

/** Everything the page of one source says beside its coverage gaps. */
export interface SourceActivity {
  running: RunningView | null;
  /** One was asked for and begins no sooner than then: at once, or when the system may be tried again. */
  waitingUntil: string | null;
  collections: CollectionView[];
  /** The first of the parts of the newest finished collection, incomplete ones before all. */
  slices: SliceView[];
  /** Workers that were alive a moment ago; none means that nothing will be read. */
  workers: number;
}
