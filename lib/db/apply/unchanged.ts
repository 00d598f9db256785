import type pg from "pg";
import { KEY_BYTES } from "./encode.ts";
import { closesMissing, type ApplyTarget, type SliceInput } from "./slice-input.ts";
import * as sql from "./statements.ts";
import type { FactTable } from "./tables.ts";

/** Above this staging costs less than what is sent twice when something did change. */
const MAX_FACTS = 5000;

/**
 * Says whether a slice shows exactly what is open: then nothing is staged. Temporary tables are emptied at every commit
 * that touched one, which costs more than all the rest of a small slice, and of an organization's thousands of slices
 * nearly all are small and unchanged.
 * @param touched the tables that held something of the slice before, with the slice's kinds
 */
export async function isUnchanged(
  client: pg.PoolClient,
  target: ApplyTarget,
  input: SliceInput,
  touched: ReadonlyMap<FactTable, string[]>,
): Promise<boolean> {
  const facts = [...input.counts.values()].reduce((sum, count) => sum + count, 0);
  if (facts > MAX_FACTS || input.sliceKind.closes === "expiry") return false;
  for (const [table, kinds] of touched) {
    const { ids, hashes } = keysOf(input, table);
    const params = [target.trustDomainId, input.slice.scope, kinds, input.scopes, ids, hashes];
    const { rows } = await client.query<{ same: number; open: number; held: boolean }>(sql.compareOpen(table), params);
    const found = rows[0];
    if (!found || found.held || found.same !== ids.length) return false;
    if (closesMissing(input) && found.open !== ids.length) return false;
  }
  return true;
}

/** Fact ids and hashes of a slice, taken out of its lines for COPY. */
function keysOf({ facts }: SliceInput, { noun }: FactTable): { ids: string[]; hashes: string[] } {
  const ids: string[] = [];
  const hashes: string[] = [];
  for (const { keys } of facts.get(noun) ?? []) {
    for (let at = 0; at < keys.length; at += KEY_BYTES) {
      const [id = "", hash = ""] = keys.toString("latin1", at, at + KEY_BYTES - 1).split("\t");
      ids.push(id);
      // Without the escaped prefix of a bytea.
      hashes.push(hash.slice(3));
    }
  }
  return { ids, hashes };
}
