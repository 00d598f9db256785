import { z } from "zod";

/** draft: being connected · active: scheduled · paused: kept, not read · removed: its history stays. */
export const SOURCE_STATES = ["draft", "active", "paused", "removed"] as const;

export type SourceState = (typeof SOURCE_STATES)[number];

/** What onboarding saved about a connection; never a secret. */
export const SourceSettings = z.object({
  /** Id of the way it is reached. */
  connection: z.string().max(100),
  /** Ids of the rights that were chosen. */
  permissions: z.array(z.string().max(100)).max(500).readonly(),
  /** Answers to the fields that are not secret, by name. */
  fields: z.record(z.string().max(100), z.union([z.string().max(100_000), z.boolean()])).readonly(),
});

export type SourceSettings = z.infer<typeof SourceSettings>;

/** How far connecting a source has come, and how it runs since. */
export interface SourceSetup {
  slug: string;
  system: string;
  state: SourceState;
  sample: boolean;
  /** Null: collected from directories, or nothing chosen yet. */
  settings: SourceSettings | null;
  /** When its secret was sealed; null: it has none. */
  credentialSetAt: string | null;
  /** Cron expression in UTC. */
  schedule: string | null;
  nextRunAt: string | null;
  /** Since when a collection has been asked for that has not begun. */
  requestedAt: string | null;
}

/** Name of a source in addresses, aliases and commands; fixed once it is given. */
export const SourceSlug = z
  .string()
  .trim()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "Use lower-case letters, digits and hyphens, up to 63.");
