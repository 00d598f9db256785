import type pg from "pg";
import { openAt } from "./identity-detail.ts";

/** A service that policies of an identity let it reach, and when it was last there; null: not within the time that is kept. */
export interface StoredServiceUse {
  service: string;
  lastUsedAt: Date | null;
}

/** Services by the alias that facts of their use begin with, the newest use first; what was never seen comes last. */
export async function readServiceUses(
  pool: pg.Pool,
  trustDomainId: number,
  prefix: string,
  asOf: Date | null,
): Promise<StoredServiceUse[]> {
  const { rows } = await pool.query<StoredServiceUse>(
    `select f.name as service, u.last_used_at as "lastUsedAt" from credential_fact f
     left join credential_usage u on u.trust_domain_id = f.trust_domain_id and u.fact_id = f.fact_id
       and ($2::timestamptz is null or u.last_used_at <= $2)
     where f.trust_domain_id = $1 and f.kind = 'service-use' and starts_with(f.alias, $3) and ${openAt("f", "$2")}
     order by u.last_used_at desc nulls last, f.name`,
    [trustDomainId, asOf, prefix],
  );
  return rows;
}
