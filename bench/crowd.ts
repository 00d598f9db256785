import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { identityId } from "#lib/db/apply/encode.ts";
import { sortNameOf } from "#lib/domain/filter/name-pattern.ts";
import { draws, type Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";

/** The time the crowd is looked at. */
export const CROWD_NOW = new Date("2026-11-20T12:00:00Z");

const DAY = 86_400_000;
const DOMAINS = 40;
const OWNERS = 300;
/** Slices of each source, as a cluster that is read as a whole has them. */
const SLICES = 25;
/** One row in so many had another version before. */
const HISTORY = 10;

const SERVICES = words(
  "payments checkout orders search ledger refunds loyalty fares seats kiosk stream timetable vault gateway billing catalog media notify risk audit stock price map route crew depot fleet guard lift mail news print queue rail scan track union visit wagon yard",
);
const ROLES = words(
  "api worker deployer reader writer migrator cron sync exporter backup proxy operator agent ci runner bot",
);
const PLATFORM = words(
  "default builder deployer prometheus argocd fluentd coredns cert-manager external-dns autoscaler",
);
const KINDS = ["service-account", "app-installation", "workflow", "aws-role", "deploy-key", "user", "group"];
const ENVIRONMENTS = ["production", "production", "staging", "development", "tooling", null];
const TRAITS = ["{long-lived-token}", "{write-deploy-key}", "{all-repositories,token-without-expiry}"];
const STATUSES = ["live", "implied", "missing", "referenced"];

const COLUMNS = `identity_id, trust_domain_id, system, kind, alias, name, sort_name, container, status, human, vendor, owner,
  owner_because, environment, environment_because, traits, credentials, oldest_credential_at, next_expiry_at, endless_credentials,
  attachments, consumers, created_at, first_seen_at, last_change_at, hash, opened_by, opened_at, closed_by, closed_at`;

/**
 * Writes an inventory of so many identities straight into its tables, the same for the same number: 40 trust domains of
 * very different size, each read complete by one source but for three; 300 owners, a quarter without one; a tenth with a
 * version that ended; last uses of a third of those with credentials. All of it is of the one system there is, in the
 * kinds of several.
 */
export async function writeCrowd(pool: pg.Pool, identities: number): Promise<void> {
  const sizes = share(identities, DOMAINS);
  for (let domain = 1; domain <= DOMAINS; domain += 1) await writeSource(pool, domain);
  await withoutIndexes(pool, () => copy(pool, `inventory_row (${COLUMNS})`, allRows(sizes)));
  await pool.query(
    `
    insert into identity_usage (identity_id, trust_domain_id, last_used_at, granularity, version)
    select identity_id, trust_domain_id, date_trunc('day', $1::timestamptz - (id * 7919 % 400) * interval '1 day', 'UTC'),
      'day', 1
    from inventory_row where closed_by is null and credentials > 0 and id % 3 = 0`,
    [CROWD_NOW],
  );
  await pool.query(
    "insert into inventory_version (trust_domain_id, analysis_id, uses) select id, id * 2, 1 from trust_domain",
  );
  await pool.query("vacuum (analyze) inventory_row, identity_usage, trust_domain, source, collection, coverage");
}

async function writeSource(pool: pg.Pool, domain: number): Promise<void> {
  const slug = `cluster-${domain}`;
  const readAt = new Date(CROWD_NOW.getTime() - 3_600_000);
  await pool.query("insert into trust_domain (id, system, key, slug) values ($1, 'kubernetes', $2, $2)", [
    domain,
    slug,
  ]);
  await pool.query("insert into source (id, slug, system, trust_domain_id) values ($1, $2, 'kubernetes', $1)", [
    domain,
    slug,
  ]);
  await pool.query(
    `insert into collection (id, source_id, status, requested_by, origin, read_at, finished_at)
     values ($1::int, $1::int, 'complete', 'bench', 'bench', $2, $2)`,
    [domain, readAt],
  );
  await pool.query(
    `with made as (
       insert into slice (source_id, path, kind, scope)
       select $1::int, 'cluster/kind-' || n, 'kind-' || n, '' from generate_series(1, $2::int) n returning id, path)
     insert into coverage (collection_id, slice_id, status, read_at)
     select $1::int, id, case when $1::int % 13 = 0 and path = 'cluster/kind-1' then 'denied' else 'complete' end, $3 from made`,
    [domain, SLICES, readAt],
  );
}

/** Sizes that fall off as the place does: a few hold most. */
function share(total: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, (_, part) => 1 / (part + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.floor((total * weight) / whole));
  sizes[0] = (sizes[0] ?? 0) + total - sizes.reduce((sum, size) => sum + size, 0);
  return sizes;
}

function* allRows(sizes: readonly number[]): Generator<string> {
  for (const [index, size] of sizes.entries()) {
    const draw = draws(index + 1);
    const taken = new Set<string>();
    for (let row = 0; row < size; row += 1) yield* versionsOf({ domain: index + 1, row, size, taken }, draw);
  }
}

interface Place {
  domain: number;
  row: number;
  /** Identities of its trust domain, and the keys they have so far. */
  size: number;
  taken: Set<string>;
}

/** The lines of one identity: what it was before, for some, and what it is now. */
function* versionsOf({ domain, row, size, taken }: Place, draw: Draw): Generator<string> {
  const skewed = (count: number): number => Math.floor(count * draw.unit() ** 3);
  const ago = (days: number): string => daysAgo(Math.floor(draw.unit() ** 2 * days * 1000) / 1000);
  const kind = draw.chance(0.82) ? "service-account" : draw.one(KINDS);
  const namespace = `${draw.one(SERVICES)}-${skewed(Math.max(2, Math.sqrt(size)))}`;
  const vendor = draw.chance(0.06);
  const common = vendor || draw.chance(0.2);
  const wanted = common ? draw.one(PLATFORM) : `${draw.one(SERVICES)}-${draw.one(ROLES)}`;
  const place = `kubernetes:cluster-${domain}:${kind.replaceAll("-", "")}:${namespace}/`;
  const name = taken.has(place + wanted) ? `${wanted}-${row}` : wanted;
  const alias = place + name;
  taken.add(alias);
  const owner = draw.chance(0.25) ? null : `team-${skewed(OWNERS)}`;
  const environment = draw.one(ENVIRONMENTS);
  const credentials = draw.chance(0.55) ? 0 : 1 + skewed(5);
  const expires = credentials > 0 && draw.chance(0.2);
  const facts = [draw.chance(0.93) ? "live" : draw.one(STATUSES), ...[kind === "user" || kind === "group", vendor]];
  const rest = [
    ...[environment, environment && `label environment=${environment}`],
    // A tenth has one, a few have two.
    draw.chance(0.9) ? "{}" : draw.one(TRAITS),
    credentials,
    credentials > 0 && draw.chance(0.97) ? ago(2000) : null,
    expires ? daysAgo(20 - draw.unit() ** 2 * 700) : null,
    credentials > 0 && !expires ? credentials : 0,
    ...[skewed(6), skewed(4)],
    draw.chance(0.9) ? ago(2000) : null,
    FIRST,
    draw.chance(0.2) ? ago(400) : null,
    String.raw`\\x00`,
  ];
  const identity = identityId(`bench-${domain}`, kind, String(row));
  const version = (owned: string | null, openedAt: string, closedAt: string | null): string =>
    encode([
      ...[identity, domain, "kubernetes", kind, alias, name, sortNameOf(name)],
      ...[`kubernetes:cluster-${domain}:namespace:${namespace}`, ...facts],
      ...[owned, owned && `namespace label team=${owned}`, ...rest],
      ...[openedAt === FIRST ? domain * 2 - 1 : domain * 2, openedAt],
      ...[closedAt === null ? null : domain * 2, closedAt],
    ]);
  const moved = row % HISTORY === 0 ? ago(90) : null;
  if (moved !== null) yield version(owner === null ? "team-before" : null, FIRST, moved);
  yield version(owner, moved ?? FIRST, null);
}

function daysAgo(days: number): string {
  return new Date(CROWD_NOW.getTime() - days * DAY).toISOString();
}

const FIRST = daysAgo(200);

function encode(fields: readonly (string | number | boolean | null)[]): string {
  return `${fields.map((field) => (field === null ? "\\N" : String(field))).join("\t")}\n`;
}

/** Indexes that are made at the end are made in a fraction of the time. */
async function withoutIndexes(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'inventory_row' and indexname <> 'inventory_row_pkey'`,
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await pool.query(definition);
}

async function copy(pool: pg.Pool, into: string, lines: Iterable<string>): Promise<void> {
  const client = await pool.connect();
  try {
    await pipeline(Readable.from(batched(lines)), client.query(copyFrom(`copy ${into} from stdin`)));
  } finally {
    client.release();
  }
}

function* batched(lines: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const line of lines) {
    batch.push(line);
    if (batch.length < 1000) continue;
    yield batch.join("");
    batch = [];
  }
  yield batch.join("");
}

function words(text: string): string[] {
  return text.split(" ");
}
