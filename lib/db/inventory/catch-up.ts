import type pg from "pg";
import type { ListChange } from "#lib/domain/inventory/index/list-index.ts";
import type { ListRow } from "#lib/domain/inventory/index/row.ts";
import { readDomainRows, readEnded, readNewRows } from "./copy-rows.ts";
import type { DomainVersion } from "./version.ts";

/** Rows a change carries at most, but for those of one trust domain: they stand in memory twice for a moment. */
const ENOUGH = 50_000;

/**
 * What makes the list at one state the list at another: of trust domains that went on, the rows that ended and those that
 * are new; of those whose rows ended otherwise, everything. The caller holds a transaction that sees the newer state.
 */
export async function* catchUp(
  client: pg.ClientBase,
  from: readonly DomainVersion[],
  to: readonly DomainVersion[],
): AsyncGenerator<ListChange> {
  const known = new Map(from.map((version) => [version.trustDomainId, version]));
  let ended: number[] = [];
  let added: ListRow[] = [];
  let emptied = from.map(({ trustDomainId }) => trustDomainId);
  emptied = emptied.filter((id) => to.every(({ trustDomainId }) => trustDomainId !== id));
  for (const version of to) {
    const { trustDomainId: domain, analysisId, epoch, uses } = version;
    const before = known.get(domain);
    if (before?.epoch !== epoch || wentBack(before, version)) {
      emptied.push(domain);
      for await (const rows of readDomainRows(client, domain)) added = added.concat(rows);
    } else if (before.analysisId !== analysisId || before.uses !== uses) {
      ended = ended.concat(await readEnded(client, domain, before.analysisId));
      for await (const rows of readNewRows(client, domain, before)) {
        added = added.concat(rows);
        // A row whose use is newer takes its own place.
        ended = ended.concat(rows.map(({ id }) => id));
      }
    }
    if (added.length < ENOUGH) continue;
    yield { ended: new Set(ended), emptied: new Set(emptied), added };
    [ended, emptied, added] = [[], [], []];
  }
  yield { ended: new Set(ended), emptied: new Set(emptied), added };
}

/** An older state of the database was put in its place: what came after it in the copy never happened there. */
function wentBack(before: DomainVersion, version: DomainVersion): boolean {
  return BigInt(version.analysisId) < BigInt(before.analysisId) || BigInt(version.uses) < BigInt(before.uses);
}
