import type { ChangeType } from "../drift/change.ts";
import type { ChangeView } from "./detail.ts";

/** How many identities each line of the home page is about; "at least" where the inventory is read incompletely. */
export interface WeekCounts {
  total: number;
  unowned: number;
  /** Live in production: not the same as reaching it. */
  production: number;
  /** Reach production without a condition, from wherever they live. */
  reaching: number;
  productionUnowned: number;
  /** Live in production with a credential that never ends. */
  productionEndless: number;
  unclassified: number;
  /** Named by something, and proved not to exist. */
  missing: number;
  /** With a credential that ends within 30 days, or has ended. */
  expiring: number;
  /** With a credential that never ends. */
  endless: number;
  /** In a source that was not read completely. */
  incomplete: number;
  atLeast: boolean;
}

/** What one day brought, UTC. */
export interface WeekDay {
  /** `2026-11-20` */
  day: string;
  changes: number;
  /** Some source was read completely on that day: without it, no change is no news. */
  read: boolean;
}

/** What the home page shows, now or as of a time. */
export interface Week {
  /** Since when changes are told. */
  since: Date;
  counts: WeekCounts;
  /** Some are told one by one: those of access and credentials first, each kind newest first. */
  changes: { total: number; byType: Partial<Record<ChangeType, number>>; told: ChangeView[] };
  /** The last two weeks, oldest first. */
  days: WeekDay[];
}
