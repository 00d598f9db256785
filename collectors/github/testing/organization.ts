import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import type { Emission } from "#collectors/types.ts";
import type { PlannedEnd, Row } from "#collectors/shared/rows.ts";
import { headFile, sliceFile } from "../export/files.ts";
import { readExportDirectory } from "../export/read-export.ts";
import { SLICE_IDS, type SliceId } from "../manifest.ts";
import { emitSlices, type NormalizeWorkflows } from "../slices/emit.ts";
import { isOfOrganization, organizationSlice, repositorySlice, type PlannedSlice } from "../slices/plan.ts";
import type { OrganizationView, RepositoryView } from "../slices/view.ts";

export const VIEW: OrganizationView = { host: "github.com", organization: { login: "acme", id: "9" } };

export const API: RepositoryView["repository"] = { owner: "acme", name: "api", id: "77" };

/** Rows of one slice, and how it ends. */
export interface Listed {
  planned: PlannedSlice;
  rows: Row[];
}

export function rowsOf(kind: SliceId, values: readonly unknown[]): Row[] {
  return values.map((value) => ({ value, evidence: `GET /${kind}` }));
}

/** A listing of the organization, or of its repository `acme/api`. */
export function listed(
  kind: SliceId,
  values: readonly unknown[],
  end: PlannedEnd & { authoritative?: boolean } = { status: "complete" },
  repository: RepositoryView["repository"] = API,
): Listed {
  const planned = isOfOrganization(kind) ? organizationSlice(VIEW, kind, end) : repositorySlice(repository, kind, end);
  return { planned, rows: rowsOf(kind, values) };
}

/** Every listing with the rows given for it. */
export function everyListing(rows: Readonly<Record<SliceId, readonly unknown[]>>): Listed[] {
  return SLICE_IDS.map((kind) => {
    const end = { status: "complete" as const, ...(kind === "repositories" ? { authoritative: true } : {}) };
    return listed(kind, rows[kind], end);
  });
}

/** Workflows have facts of their own, which are tested beside them. */
export const NO_WORKFLOWS: NormalizeWorkflows = () => [];

/** Collects listings as a live reading would. */
export function collectListed(listings: readonly Listed[], view = VIEW): Promise<Collected> {
  const rows = new Map(listings.map(({ planned, rows }) => [planned.slice.path, rows]));
  const plan = listings.map(({ planned }) => planned);
  const { signal } = new AbortController();
  return sorted(withHead(emitSlices(plan, view, ({ slice }) => rows.get(slice.path) ?? [], NO_WORKFLOWS, signal)));
}

/** Collects an export directory. */
export async function collectExport(directory: string): Promise<Collected> {
  const { signal } = new AbortController();
  const exported = readExportDirectory(directory, signal);
  if (!exported) throw new Error(`${EXPORT_FILE} is missing`);
  const { plan, view } = exported;
  const collected = await sorted(withHead(emitSlices(plan, view, exported.rowsOf, NO_WORKFLOWS, signal)));
  return { ...collected, notes: exported.notes() };
}

async function* withHead(emissions: AsyncIterable<Emission>): AsyncGenerator<Emission> {
  yield { type: "head", trustDomainKey: "github.com", readAt: new Date("2026-03-01T12:00:00Z") };
  yield* emissions;
}

/** The files of an export of these listings, by path. */
export function exportFiles(listings: readonly Listed[], view = VIEW): Record<string, string> {
  const written = listings.map(({ planned, rows }) => sliceFile(planned, rows));
  const source = { slug: "acme", readAt: new Date("2026-03-01T12:00:00Z") };
  const head = headFile(
    view,
    source,
    written.map(({ slice }) => slice),
  );
  const files = [...written.flatMap(({ file }) => file ?? []), head];
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}
