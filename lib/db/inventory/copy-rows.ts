import type pg from "pg";
import { GROUPED } from "./filter.ts";
import type { ListRow } from "#lib/domain/inventory/index/row.ts";

/** Rows that are fetched at once: few milliseconds to take apart. */
const BATCH = 2000;

const HUMAN = 1;
const VENDOR = 2;

/** Columns in the order of {@link toListRow}; numbers as floats, because those alone come as numbers. */
const COLUMNS = `i.id::float8, i.trust_domain_id, i.system, i.kind, i.sort_name, coalesce(i.search_alias, i.alias), i.owner,
  ${GROUPED.reaches}, ${GROUPED.ability}, ${GROUPED["chain-length"]}, i.environment, i.status, array_to_string(i.traits, ' '), i.human::int * ${HUMAN} + i.vendor::int * ${VENDOR}, i.credentials, i.endless_credentials,
  ${["i.oldest_credential_at", "i.next_expiry_at", "i.created_at", "i.last_change_at", "u.last_used_at"]
    .map((time) => `(extract(epoch from ${time}) * 1000)::float8`)
    .join(", ")}`;

type Fields = [
  ...[id: number, domain: number, system: string, kind: string, sortName: string, searchKey: string],
  ...[
    owner: string | null,
    reaches: string,
    ability: string,
    chain: string,
    environment: string | null,
    status: string,
    traits: string,
    flags: number,
  ],
  ...[credentials: number, endless: number, oldest: number | null, expiry: number | null],
  ...[created: number | null, changed: number | null, used: number | null],
];

const EVERY = "from inventory_row i left join identity_usage u on u.identity_id = i.identity_id";
const FROM = `${EVERY} where i.closed_by is null`;

/** Every open row, in batches. The caller holds a transaction that sees one moment. */
export function readOpenRows(client: pg.ClientBase): AsyncGenerator<ListRow[]> {
  return fetchRows(client, `select ${COLUMNS} ${FROM}`, []);
}

/** The open rows of one trust domain. */
export function readDomainRows(client: pg.ClientBase, domain: number): AsyncGenerator<ListRow[]> {
  return fetchRows(client, `select ${COLUMNS} ${FROM} and i.trust_domain_id = $1`, [domain]);
}

/** What is open of one trust domain since an analysis, and what had a newer use since a state of the uses. */
export function readNewRows(
  client: pg.ClientBase,
  domain: number,
  since: { analysisId: string; uses: string },
): AsyncGenerator<ListRow[]> {
  return fetchRows(
    client,
    `select ${COLUMNS} ${FROM} and i.trust_domain_id = $1 and i.opened_by > $2
     union all
     select ${COLUMNS} ${FROM} and i.trust_domain_id = $1 and i.opened_by <= $2
       and i.identity_id in (select identity_id from identity_usage where trust_domain_id = $1 and version > $3)`,
    [domain, since.analysisId, since.uses],
  );
}

/** Ids of the rows of one trust domain that ended since an analysis. */
export async function readEnded(client: pg.ClientBase, domain: number, sinceAnalysis: string): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select id::float8 as id from inventory_row
     where trust_domain_id = $1 and closed_by is not null and closed_by > $2 and opened_by <= $2`,
    [domain, sinceAnalysis],
  );
  return rows.map(({ id }) => id);
}

/** How many rows are open. */
export async function countOpenRows(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from inventory_row where closed_by is null",
  );
  return rows[0]?.count ?? 0;
}

const ENDED_SINCE = "i.closed_by is not null and i.closed_at > $1 and i.opened_at <= $1";

/** How many rows were open at a past time and ended since, counted no further than to a limit. */
export async function countEndedSince(client: pg.ClientBase, at: Date, limit: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from (select 1 from inventory_row i where ${ENDED_SINCE} limit $2) ended`,
    [at, limit],
  );
  return rows[0]?.count ?? 0;
}

/** Those rows. */
export function readEndedSince(client: pg.ClientBase, at: Date): AsyncGenerator<ListRow[]> {
  return fetchRows(client, `select ${COLUMNS} ${EVERY} where ${ENDED_SINCE}`, [at]);
}

/** Ids of the open rows that were not open yet at a past time, in batches. */
export async function* readOpenedSince(client: pg.ClientBase, at: Date): AsyncGenerator<number[]> {
  const select = "select id::float8 from inventory_row where closed_by is null and opened_at > $1";
  for await (const rows of fetchAll<[number]>(client, select, [at])) yield rows.map(([id]) => id);
}

/** Every sort name of an open row once, in order: an index that meets them so has nothing to sort. */
export async function* readSortNames(client: pg.ClientBase): AsyncGenerator<string[]> {
  const select = `select sort_name collate "C" from inventory_row where closed_by is null group by 1 order by 1`;
  for await (const rows of fetchAll<[string]>(client, select, [])) yield rows.map(([name]) => name);
}

async function* fetchRows(client: pg.ClientBase, select: string, values: unknown[]): AsyncGenerator<ListRow[]> {
  for await (const rows of fetchAll<Fields>(client, select, values)) yield rows.map(toListRow);
}

async function* fetchAll<Row extends unknown[]>(
  client: pg.ClientBase,
  select: string,
  values: unknown[],
): AsyncGenerator<Row[]> {
  await client.query(`declare list_rows no scroll cursor for ${select}`, values);
  for (;;) {
    const { rows } = await client.query<Row>({ text: `fetch ${BATCH} from list_rows`, rowMode: "array" });
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query("close list_rows");
}

function toListRow(fields: Fields): ListRow {
  const [id, domain, system, kind, sortName, searchKey, owner, ...more] = fields;
  const [reaches, ability, chain, environment, status, traits, flags, ...rest] = more;
  const [credentials, endlessCredentials, oldestCredentialAt, nextExpiryAt, createdAt, lastChangeAt, lastUsedAt] = rest;
  return {
    ...{
      id,
      domain,
      system,
      kind,
      sortName,
      searchKey,
      owner,
      reaches,
      ability,
      "chain-length": chain,
      environment,
      status,
      traits,
    },
    human: (flags & HUMAN) !== 0,
    vendor: (flags & VENDOR) !== 0,
    ...{ credentials, oldestCredentialAt, nextExpiryAt, endlessCredentials, createdAt, lastChangeAt, lastUsedAt },
  };
}
