import type pg from "pg";

/** How far the list of one trust domain has come. */
export interface DomainVersion {
  trustDomainId: number;
  /** The newest analysis that opened or closed a row. */
  analysisId: string;
  /** Raised when rows ended otherwise. */
  epoch: number;
  /** Raised when a last use moved. */
  uses: string;
}

/** Notes that an analysis opened or closed rows. The caller holds the trust domain's lock. */
export async function recordMoved(client: pg.ClientBase, trustDomainId: number, analysisId: string): Promise<void> {
  await client.query(
    `insert into inventory_version (trust_domain_id, analysis_id) values ($1, $2)
     on conflict (trust_domain_id) do update set analysis_id = excluded.analysis_id`,
    [trustDomainId, analysisId],
  );
}

/** Notes that rows ended without an analysis: a copy has to read the trust domain anew. */
export async function recordEnded(client: pg.ClientBase, trustDomainId: number): Promise<void> {
  await client.query(
    `insert into inventory_version (trust_domain_id, epoch) values ($1, 1)
     on conflict (trust_domain_id) do update set epoch = inventory_version.epoch + 1`,
    [trustDomainId],
  );
}

/** How far every trust domain has come: one small read, before each answer from a copy. */
export async function readVersions(client: pg.ClientBase | pg.Pool): Promise<DomainVersion[]> {
  const { rows } = await client.query<DomainVersion>({
    name: "inventory-versions",
    text: `select trust_domain_id as "trustDomainId", analysis_id::text as "analysisId", epoch, uses::text as uses
      from inventory_version order by trust_domain_id`,
  });
  return rows;
}
