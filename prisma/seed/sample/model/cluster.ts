import type { Entries } from "./entry.ts";

/** When a cluster was read: whole days or minutes before now. */
export type Reading = { days: number } | { minutes: number };

/** One cluster of the sample: what ever was in it, and when it was read. */
export interface Cluster {
  /** Slug of the source. */
  slug: string;
  /** Oldest first; the last one is the present. */
  readings: Reading[];
  /** In the last reading role bindings are listed by namespace, and this one refuses (story 10). */
  deniedRoleBindings?: string;
  entries: Entries;
}
