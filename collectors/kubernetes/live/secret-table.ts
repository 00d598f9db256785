import { z } from "zod";
import type { Intake } from "../intake.ts";
import { objectKind } from "../kinds.ts";
import { isPathSegment } from "../names.ts";
import { CallFault } from "./call-fault.ts";
import { readAnswer } from "./answer-pieces.ts";
import { headOf, type Page } from "./page.ts";

/** Names, types and numbers of keys, as kubectl shows them: objects, and with them values, are not included. */
export const TABLE_ACCEPT = "application/json;as=Table;g=meta.k8s.io;v=v1";
export const TABLE_QUERY = "includeObject=None";

const Table = z.object({
  columnDefinitions: z.array(z.object({ name: z.string() })),
  rows: z.array(z.object({ cells: z.array(z.unknown()), object: z.unknown().optional() }).nullable()).nullish(),
});

const Cells = z.object({
  name: z.string().min(1).max(253).refine(isPathSegment),
  type: z.string().max(253),
  // An object holds 1 MiB at most, its keys at least one character.
  keys: z.number().int().min(0).max(600_000),
});

/**
 * Reads a page of the Secrets of one namespace as a table.
 * @throws CallFault when it is no such table, or the server put objects into it all the same
 */
export async function readSecretTable(
  intake: Intake,
  namespace: string,
  place: string,
  text: AsyncIterable<string>,
): Promise<Page> {
  const shell = await readAnswer(text, { kind: "Table", apiVersion: "meta.k8s.io/v1" }, () => undefined);
  const head = headOf(shell, "Table");
  const table = Table.safeParse(shell);
  if (!table.success) throw new CallFault("lasting", "is no table of Secrets");
  const { columnDefinitions, rows } = table.data;
  // A table without rows has null there; one with rows that are null is broken.
  const all = rows ?? [];
  const columns = ["Name", "Type", "Data"].map((name) => columnDefinitions.findIndex((column) => column.name === name));
  if (all.length > 0 && columns.includes(-1))
    throw new CallFault("lasting", "is a table without the columns of Secrets");
  const [name = -1, type = -1, data = -1] = columns;

  for (const row of all) {
    if (!row) continue;
    if (row.object !== undefined && row.object !== null) {
      throw new CallFault("lasting", "holds the Secrets themselves, which were not asked for");
    }
    const cells = Cells.safeParse({ name: row.cells[name], type: row.cells[type], keys: row.cells[data] });
    if (!cells.success) continue;
    const secret = { ...cells.data, namespace, ...UNKNOWN };
    intake.inventory.put(objectKind("Secret"), secret, { file: place, document: 0, line: 0 });
  }
  return { intake, items: all.length, lost: all.length - intake.inventory.keys("Secret").length, ...head };
}

/** What a table does not say. An age in words changes every day and is no time of creation. */
const UNKNOWN = { labels: {}, annotations: {}, immutable: null, account: null };
