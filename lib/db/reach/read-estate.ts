import type pg from "pg";
import { FACT_TABLES } from "#lib/db/apply/tables.ts";
import { readListings } from "#lib/db/policies.ts";
import type { Noun } from "#lib/domain/facts/fact.ts";
import { groupBy } from "#lib/domain/group-by.ts";
import type { DomainFacts, Estate, EstateFact } from "#lib/domain/reach/estate.ts";
import { listingAt } from "#lib/domain/sources/listing-stands.ts";

/** Facts whose rows are in flight at once. */
const BATCH = 5000;

interface DomainRow {
  id: number;
  system: string;
  slug: string;
  key: string;
}

/**
 * Everything that is open in every trust domain that some source speaks for, and how far each was read. The caller holds a
 * transaction that sees one moment.
 */
export async function readEstate(client: pg.ClientBase, now: Date): Promise<Estate> {
  const { rows } = await client.query<DomainRow>(
    `select d.id, d.system, d.slug, d.key from trust_domain d
     where exists (select 1 from source s where s.trust_domain_id = d.id and s.state <> 'removed') order by d.id`,
  );
  const domains: DomainFacts[] = [];
  for (const row of rows) domains.push(await readDomain(client, row, now));
  return { at: now.toISOString(), domains };
}

async function readDomain(client: pg.ClientBase, { id, system, slug, key }: DomainRow, now: Date) {
  const facts = new Map<Noun, ReadonlyMap<string, readonly EstateFact[]>>();
  for (const { noun, table, refs } of FACT_TABLES) {
    const columns = REFS.map((ref) => ((refs as readonly string[]).includes(ref) ? ref : `null as ${ref}`));
    const read: EstateFact[] = [];
    for (let after: string | null = "0"; after !== null;) {
      const { rows }: { rows: (EstateFact & { row: string })[] } = await client.query(
        `select id::text as row, kind, key, alias, name, scope, ${columns.join(", ")}, content from ${table}
         where trust_domain_id = $1 and closed_by is null and id > $2 order by id limit ${BATCH}`,
        [id, after],
      );
      for (const { row: _row, ...fact } of rows) read.push(fact);
      after = rows.length < BATCH ? null : (rows.at(-1)?.row ?? null);
    }
    facts.set(
      noun,
      groupBy(read, ({ kind }) => kind),
    );
  }
  const listings = await readListings(client, id, null);
  const ofNoun = (noun: Noun): ReadonlyMap<string, readonly EstateFact[]> => facts.get(noun) ?? new Map();
  return {
    system,
    slug,
    fromServer: !key.startsWith("directory:"),
    at: now.toISOString(),
    of: (noun: Noun, ...kinds: string[]) =>
      (kinds.length === 0 ? [...ofNoun(noun).keys()] : kinds).flatMap((kind) => ofNoun(noun).get(kind) ?? []),
    listings: listings.map((listing) => listingAt(listing, now)),
  };
}

const REFS = ["container", "identity", "document", "credential"] as const;
