import type pg from "pg";
import { recordEnded, recordMoved } from "#lib/db/inventory/version.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { traitsIn } from "#lib/domain/inventory/index/matcher.ts";
import { foldName } from "#lib/domain/filter/name-pattern.ts";
import { DOMAINS, keyOf, rowOf, TODAY, type RowParts } from "#lib/domain/inventory/index/testing/random-list.ts";
import type { ListRow } from "#lib/domain/inventory/index/row.ts";

const DAY = 86_400_000;

/** An hour before the first deed; each is an hour after the one before. */
const BEGIN = (TODAY - 40) * DAY;

/** A row as it was written, with the time it was in the list. */
export interface WrittenRow extends ListRow {
  identity: string;
  openedAt: Date;
  closedAt: Date | null;
}

/** Writes rows of the inventory as analyses do, and remembers what it wrote. */
export class ListWriter {
  readonly written: WrittenRow[] = [];
  readonly #pool: pg.Pool;
  #lastId = 0;
  #analysis = 0;
  #hours = 0;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Takes away what an earlier one wrote. */
  async begin(): Promise<void> {
    await this.#pool.query("truncate inventory_row, trust_domain cascade");
    for (const id of DOMAINS) {
      const slug = `d${id}`;
      await this.#pool.query("insert into trust_domain (id, system, key, slug) values ($1, 'kubernetes', $2, $2)", [
        id,
        slug,
      ]);
    }
  }

  /** The time of the newest deed. */
  get now(): Date {
    return new Date(BEGIN + this.#hours * 3_600_000);
  }

  /** A moment of the story, counted back from its newest deed in half hours, over and over again. */
  momentBefore(halfHours: number): Date {
    return new Date(this.now.getTime() - (halfHours % (2 * this.#hours)) * 1_800_000);
  }

  /** Opens rows of one trust domain. @param late by how many hours what was read is older than the deed */
  async open(domain: number, rows: readonly RowParts[], late = 0): Promise<void> {
    await this.#deed(domain, async (client) => {
      for (const parts of rows) {
        this.#lastId += 1;
        const row = rowOf({ ...parts, domain }, this.#lastId);
        const openedAt = this.#before(late);
        const identity = await this.#insert(client, row, parts, openedAt);
        this.written.push({ ...row, lastUsedAt: null, identity, openedAt, closedAt: null });
        if (row.lastUsedAt !== null) await this.#use(client, domain, identity, row.lastUsedAt);
      }
    });
  }

  /** Closes every so-manieth row of one trust domain. @param late by how many hours what was read is older than the deed */
  async close(domain: number, every: number, late = 0): Promise<void> {
    await this.#deed(domain, async (client) => {
      const ended = this.#openOf(domain).filter(({ id }) => id % every === 0);
      const at = this.#before(late);
      await client.query(
        "update inventory_row set closed_by = $2, closed_at = greatest($3, opened_at) where id = any($1)",
        [ended.map(({ id }) => id), this.#analysis, at],
      );
      for (const row of ended) row.closedAt = row.openedAt > at ? row.openedAt : at;
    });
  }

  /** Every second row of one trust domain was used. */
  async use(domain: number, daysAgo: number): Promise<void> {
    this.#hours += 1;
    await inTransaction(this.#pool, async (client) => {
      for (const { id, identity } of this.#openOf(domain)) {
        if (id % 2 === 0) await this.#use(client, domain, identity, (TODAY - daysAgo) * DAY);
      }
    });
  }

  /** Nobody reads a trust domain any more: its rows end, by no analysis. */
  async retire(domain: number): Promise<void> {
    this.#hours += 1;
    await inTransaction(this.#pool, async (client) => {
      await client.query(
        "update inventory_row set closed_by = 0, closed_at = $2 where trust_domain_id = $1 and closed_by is null",
        [domain, this.now],
      );
      await recordEnded(client, domain);
    });
    for (const row of this.#openOf(domain)) row.closedAt = this.now;
  }

  /** A trust domain goes with all that is known of it. */
  async remove(domain: number): Promise<void> {
    await this.#pool.query("delete from inventory_row where trust_domain_id = $1", [domain]);
    await this.#pool.query("delete from trust_domain where id = $1", [domain]);
    const left = this.written.filter((row) => row.domain !== domain);
    this.written.splice(0, this.written.length, ...left);
  }

  #before(hours: number): Date {
    return new Date(this.now.getTime() - hours * 3_600_000);
  }

  #openOf(domain: number): WrittenRow[] {
    return this.written.filter((row) => row.domain === domain && row.closedAt === null);
  }

  async #deed(domain: number, work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    this.#analysis += 1;
    this.#hours += 1;
    await inTransaction(this.#pool, async (client) => {
      await work(client);
      await recordMoved(client, domain, String(this.#analysis));
    });
  }

  async #insert(client: pg.PoolClient, row: ListRow, { name, place }: RowParts, openedAt: Date): Promise<string> {
    const alias = keyOf(row.domain, row.id, place, name);
    const { rows } = await client.query<{ identity: string }>(
      `insert into inventory_row (id, identity_id, trust_domain_id, system, kind, alias, name, sort_name, search_alias, status,
         human, vendor, owner, reaches, ability, chain_length, environment, traits, credentials, oldest_credential_at, next_expiry_at, endless_credentials,
         created_at, last_change_at, attachments, consumers, first_seen_at, hash, opened_by, opened_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
         0, 0, now(), '', $24, $25)
       returning identity_id as identity`,
      [
        ...[row.id, row.domain, row.system, row.kind, alias, name, row.sortName],
        foldName(alias) === alias ? null : foldName(alias),
        ...[row.status, row.human, row.vendor, row.owner],
        ...reachOf(row),
        ...[row.environment, traitsIn(row.traits), row.credentials],
        ...[row.oldestCredentialAt, row.nextExpiryAt].map(timeOf),
        row.endlessCredentials,
        ...[row.createdAt, row.lastChangeAt].map(timeOf),
        ...[this.#analysis, openedAt],
      ],
    );
    return rows[0]?.identity ?? "";
  }

  async #use(client: pg.PoolClient, domain: number, identity: string, time: number): Promise<void> {
    await client.query(
      `with next as (
         insert into inventory_version (trust_domain_id, uses) values ($1, 1)
         on conflict (trust_domain_id) do update set uses = inventory_version.uses + 1 returning uses)
       insert into identity_usage (identity_id, trust_domain_id, last_used_at, granularity, version)
       select $2, $1, $3, 'day', uses from next
       on conflict (identity_id) do update set last_used_at = excluded.last_used_at, version = excluded.version`,
      [domain, identity, new Date(time)],
    );
    for (const row of this.written) if (row.identity === identity) row.lastUsedAt = time;
  }
}

/** What a row keeps of its verdict: of what there is no chain of, nothing. */
function reachOf(row: ListRow): [reaches: string, ability: string | null, chain: number | null] {
  const { reaches, ability, "chain-length": chain } = row;
  return [reaches, isTold(ability) ? ability : null, isTold(chain) ? Number(chain) : null];
}

function isTold(value: string): boolean {
  return value !== "none" && value !== "unknown";
}

function timeOf(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}
