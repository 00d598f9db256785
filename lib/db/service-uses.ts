import type pg from "pg";
import { openAt } from "./identity-detail.ts";

/** A service that policies of an identity let it reach, and when it was last there. */
export interface StoredServiceUse {
  service: string;
  /** Null: not within the time that is kept, or `later`. */
  lastUsedAt: Date | null;
  /** It was there after the time asked for. Only the newest use is kept: whether it was there before is not known. */
  later: boolean;
}

/** Services by the alias that facts of their use begin with, the newest use first; what was never seen comes last. */
export async function readServiceUses(
  pool: pg.Pool,
  trustDomainId: number,
  prefix: string,
  asOf: Date | null,
): Promise<StoredServiceUse[]> {
  const { rows } = await pool.query<StoredServiceUse>(
    `select f.name as service, coalesce(u.last_used_at > $2, false) as later,
       case when $2::timestamptz is null or u.last_used_at <= $2 then u.last_used_at end as "lastUsedAt"
     from credential_fact f
     left join credential_usage u on u.trust_domain_id = f.trust_domain_id and u.fact_id = f.fact_id
     where f.trust_domain_id = $1 and f.kind = 'service-use' and starts_with(f.alias, $3) and ${openAt("f", "$2")}
     order by "lastUsedAt" desc nulls last, f.name`,
    [trustDomainId, asOf, prefix],
  );
  return rows;
}
