import { z } from "zod";
import { COVERAGE_STATUSES } from "#lib/domain/facts/coverage.ts";

/** Name of the file that makes a directory an export instead of plain files. */
export const EXPORT_FILE = "collection.json";

/**
 * `collection.json` of an export (design: principle 7): what was read, when, and how each slice ended.
 * The documents lie beside it in the files the collector understands.
 */
export const ExportHead = z.object({
  format: z.literal("rollcall-export/1"),
  system: z.string().max(64),
  source: z.object({ slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/) }),
  trustDomain: z.object({ key: z.string().min(1).max(256) }),
  readAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  slices: z
    .array(
      z.object({
        path: z.string().max(1024),
        kind: z.string().max(64),
        scope: z.string().max(512),
        authoritative: z.boolean().optional(),
        status: z.enum(COVERAGE_STATUSES),
        reason: z.string().max(500).optional(),
        /** Where a slice has a file of rows: how many it was written with, so that one cut short is told. */
        rows: z.number().int().min(0).optional(),
      }),
    )
    .max(1_000_000),
});

export type ExportHead = z.infer<typeof ExportHead>;
