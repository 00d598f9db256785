import type pg from "pg";
import { openAt } from "./identity-detail.ts";

/** Accounts whose roles name one of these aliases in their trust policies, as of a time (null: now), by id. */
export async function readTrustingAccounts(
  pool: pg.Pool,
  trustDomainId: number,
  aliases: readonly string[],
  asOf: Date | null,
): Promise<string[]> {
  const { rows } = await pool.query<{ account: string }>(
    `select distinct split_part(f.scope, '/', 2) as account from attachment_fact f
     where f.trust_domain_id = $1 and f.kind = 'trusted-principal' and f.identity = any($3)
       and starts_with(f.scope, 'account/') and ${openAt("f", "$2")}
     order by 1`,
    [trustDomainId, asOf, aliases],
  );
  return rows.map(({ account }) => account);
}
