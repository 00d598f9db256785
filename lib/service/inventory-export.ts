import { randomUUID } from "node:crypto";
import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { changedSince, readSelected } from "#lib/db/inventory/selected.ts";
import { readPage } from "#lib/db/inventory/list.ts";
import type { StoredRow } from "#lib/db/inventory/row.ts";
import { openSnapshot, type Snapshot } from "#lib/db/snapshot.ts";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { exportName } from "#lib/domain/inventory/export-name.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import { SORTS, type InventoryQuery } from "#lib/domain/inventory/list.ts";
import { MAX_SELECTED } from "#lib/domain/inventory/selection.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { EXPORT_FORMATS, EXPORT_TEXTS } from "./export-text.ts";
import { toIdentityRow } from "./identity-row.ts";
import { readFilterScope } from "./filter-scope.ts";

const BATCH = 1000;
/** Each holds a connection and a snapshot of the database. */
const MAX_RUNNING = 3;
const MAX_MINUTES = 30;

let running = 0;

/** What is exported: everything a filter matches as of a time, or the identities that were picked. */
export const ExportRequest = z.object({
  format: z.enum(EXPORT_FORMATS),
  q: z.string().max(20_000),
  sort: z.enum(SORTS),
  dir: z.enum(["asc", "desc"]),
  humans: z.boolean(),
  vendors: z.boolean(),
  /** As of which time; absent: now. For all that was selected: when it was. */
  at: z.date().optional(),
  /** Only these. */
  ids: z.array(z.uuid()).min(1).max(MAX_SELECTED).optional(),
  /** All but these. */
  except: z.array(z.uuid()).max(MAX_SELECTED).optional(),
  /** Name of the view it was asked for from, for the name of the file. */
  view: z.string().max(60).optional(),
});

export type ExportRequest = z.infer<typeof ExportRequest>;

export interface InventoryExport {
  fileName: string;
  contentType: string;
  /** The file in pieces. `return` it when nobody wants the rest: the database is let go. */
  text: AsyncGenerator<string, void, undefined>;
}

/**
 * Begins an export: all rows as of one moment, read batch by batch as they are taken. Beginning and end are audited.
 * @throws Conflict when as many run already as are allowed at a time
 */
export async function exportInventory(context: Context, request: ExportRequest): Promise<InventoryExport> {
  authorize(context.actor, "inventory.export");
  if (running >= MAX_RUNNING) {
    throw new Conflict(`${MAX_RUNNING} exports are running already. Try again when one of them has ended.`);
  }
  running++;
  let snapshot: Snapshot | undefined;
  try {
    snapshot = await openSnapshot(context.database);
    const asOf = request.at && request.at < snapshot.at ? request.at : snapshot.at;
    const id = randomUUID();
    await audit(context, "inventory.export", { export: id, asOf: asOf.toISOString(), ...describe(request) });
    const text = write({ context, request, snapshot, asOf, id });
    // Begun, so that ending it early reaches its end.
    await text.next();
    const fileName = exportName({ word: request.view ?? request.q, at: asOf, format: request.format });
    return { fileName, contentType: EXPORT_TEXTS[request.format].contentType, text };
  } catch (error) {
    snapshot?.close();
    running--;
    throw error;
  }
}

interface Export {
  context: Context;
  request: ExportRequest;
  snapshot: Snapshot;
  asOf: Date;
  id: string;
}

async function* write({ context, request, snapshot, asOf, id }: Export): AsyncGenerator<string, void, undefined> {
  const text = EXPORT_TEXTS[request.format];
  let rows = 0;
  let ended = "stopped";
  try {
    yield "";
    yield text.begin();
    const frozen = { ...context, database: snapshot.database };
    for await (const batch of readBatches(frozen, request, asOf)) {
      if (Date.now() - snapshot.at.getTime() > MAX_MINUTES * 60_000) throw new Error("export takes too long");
      if (batch.length === 0) continue;
      yield text.rows(batch, rows === 0);
      rows += batch.length;
    }
    yield text.end();
    ended = "complete";
  } catch (error) {
    ended = "failed";
    throw error;
  } finally {
    running--;
    snapshot.close();
    await audit(context, "inventory.export-end", { export: id, rows, ended });
  }
}

async function* readBatches(frozen: Context, request: ExportRequest, asOf: Date): AsyncGenerator<IdentityRow[]> {
  const { pool } = frozen.database;
  const query = await toQuery(frozen, request, asOf);
  const scope = await readFilterScope(frozen, query.asOf ?? null);
  const incomplete = new Set(scope.incompleteDomains);
  const toRows = (stored: StoredRow[]) => stored.map((row) => toIdentityRow(row, incomplete));
  if (request.ids) return yield toRows(await readSelected(pool, request.ids, asOf));
  const except = new Set(request.except);
  let cursor: string | undefined;
  do {
    // From the tables and not from a copy, so that it is what the snapshot holds.
    const page = await readPage(pool, { ...query, cursor }, scope);
    yield toRows(page.rows.filter((row) => !except.has(row.identityId)));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

async function toQuery(frozen: Context, request: ExportRequest, asOf: Date): Promise<InventoryQuery> {
  const past = request.at !== undefined && (await changedSince(frozen.database.pool, asOf));
  return {
    // As on the page: what means nothing is left out, and was said there.
    ...parseFilter(request.q).filter,
    sort: request.sort,
    descending: request.dir === "desc",
    pageSize: BATCH,
    asOf: past ? asOf : undefined,
    includeHumans: request.humans,
    includeVendors: request.vendors,
  };
}

function describe({ format, q, humans, vendors, ids, except }: ExportRequest): JsonObject {
  if (ids) return { format, picked: ids.length };
  return { format, filter: q, humans, vendors, except: except?.length ?? 0 };
}

async function audit({ actor, database }: Context, action: string, detail: JsonObject): Promise<void> {
  await appendAudit(database.pool, { actor, action, subject: "inventory", detail });
}
