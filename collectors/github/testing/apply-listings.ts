import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { collectDirectory } from "#collectors/runtime/collect.ts";
import type { CollectResult } from "#collectors/runtime/run-collection.ts";
import type { Collector } from "#collectors/types.ts";
import type { TestDatabase } from "#lib/db/testing/test-database.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { manifest } from "../manifest.ts";
import { emitSlices } from "../slices/emit.ts";
import type { OrganizationView } from "../slices/view.ts";
import { workflows } from "../slices/workflows.ts";
import type { Listed } from "./organization.ts";

/** Writes the listings of an organization, read so many minutes into a history, through the production path. */
export async function applyListings(
  test: TestDatabase,
  source: { slug: string; view: OrganizationView },
  minutes: number,
  listings: readonly Listed[],
): Promise<CollectResult> {
  const rows = new Map(listings.map((listed) => [listed.planned.slice.path, listed.rows]));
  const plan = listings.map(({ planned }) => planned);
  const collector: Collector = {
    manifest,
    async *collectDirectory({ signal }, trustDomainSlug) {
      const { host } = source.view;
      yield { type: "head", trustDomainKey: host, readAt: timeOf(minutes) };
      await trustDomainSlug(host);
      yield* emitSlices(plan, source.view, ({ slice }) => rows.get(slice.path) ?? [], workflows, signal);
    },
  };
  const path = mkdtempSync(join(tmpdir(), "rollcall-listings-"));
  try {
    return await collectDirectory({
      database: test.database,
      databaseUrl: test.url,
      collector,
      path,
      sourceSlug: source.slug,
      sample: false,
      defaultNamespace: "default",
      readAt: new Date(0),
      actor: { kind: "system", id: "test", name: "test" },
      signal: new AbortController().signal,
    });
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
