import { sorted, withFiles, type Collected, type Files } from "#collectors/shared/testing/collected.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import type { Emission } from "#collectors/types.ts";
import { aws } from "../collector.ts";
import { headFile, sliceFile } from "../export/files.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { emitSlices } from "../slices/emit.ts";
import { levelOf, plannedSlice, type PlannedSlice } from "../slices/plan.ts";
import type { Place } from "../slices/view.ts";
import { ACCOUNT } from "./account-rows.ts";

/** Rows of one slice, and how it ends. */
export interface Listed {
  planned: PlannedSlice;
  rows: Row[];
}

const PLACES: Record<ReturnType<typeof levelOf>, Place> = {
  organization: { organization: "o-exampleorg1" },
  account: { account: ACCOUNT },
  region: { account: ACCOUNT, region: "eu-west-1" },
};

/** A listing of the organization, its account or a region of that. */
export function listed(
  kind: SliceId,
  values: readonly unknown[],
  end: PlannedEnd & { authoritative?: boolean } = { status: "complete" },
  place: Place = PLACES[levelOf(kind)],
): Listed {
  return {
    planned: plannedSlice(kind, place, end),
    rows: values.map((value) => ({ value, evidence: `call ${kind}` })),
  };
}

/** Every listing with the rows given for it. */
export function everyListing(rows: Readonly<Record<SliceId, readonly unknown[]>>): Listed[] {
  return SLICE_IDS.map((kind) =>
    listed(kind, rows[kind], { status: "complete", ...(kind === "accounts" ? { authoritative: true } : {}) }),
  );
}

/** What listings emit, as a live reading would. */
export async function* emitListed(
  listings: readonly Listed[],
  signal: AbortSignal,
  readAt = new Date("2026-03-01T12:00:00Z"),
  partition = "aws",
): AsyncGenerator<Emission> {
  const rows = new Map(listings.map((listing) => [listing.planned.slice.path, listing.rows]));
  const plan = listings.map(({ planned }) => planned);
  yield { type: "head", trustDomainKey: partition, readAt };
  yield* emitSlices(plan, partition, ({ slice }) => rows.get(slice.path) ?? [], signal);
}

/** Collects listings as a live reading would. */
export function collectListed(listings: readonly Listed[]): Promise<Collected> {
  return sorted(emitListed(listings, new AbortController().signal));
}

/** The files of an export of these listings, by path. */
export function exportFiles(listings: readonly Listed[]): Record<string, string> {
  const written = listings.map(({ planned, rows }) => sliceFile(planned, rows));
  const source = { slug: "acme", partition: "aws", readAt: new Date("2026-03-01T12:00:00Z") };
  const head = headFile(
    source,
    written.map(({ slice }) => slice),
  );
  return Object.fromEntries([...written.flatMap(({ file }) => file ?? []), head].map(({ path, text }) => [path, text]));
}

/** Collects a directory as source `test`. */
export function collect(path: string): Promise<Collected> {
  const input = { path, sourceSlug: "test", defaultNamespace: "default", readAt: new Date("2026-03-01T12:00:00Z") };
  const { signal } = new AbortController();
  return sorted(aws.collectDirectory({ ...input, signal }, async () => "aws"));
}

/** Collects files from memory. */
export function collectFiles(files: Files): Promise<Collected> {
  return withFiles(files, collect);
}
