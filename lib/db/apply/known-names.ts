import type pg from "pg";
import { unescapeField } from "./encode.ts";
import type { ApplyTarget, SliceInput } from "./slice-input.ts";
import type { EncodedFacts } from "./stage.ts";
import { factColumns, STAMP_COLUMNS, type FactTable } from "./tables.ts";

/**
 * Says whether an identity has a name that another scope's has still: of a repository made again under its old name, or
 * that took another's. A slice of everything has no other scope, so that the largest ones are not searched.
 */
export async function bringsKnownName(
  client: pg.PoolClient,
  target: ApplyTarget,
  input: SliceInput,
  table: FactTable,
): Promise<boolean> {
  if (table.noun !== "identity" || input.slice.scope === "") return false;
  const aliases = aliasesIn(input.facts, table);
  if (aliases.length === 0) return false;
  const { rowCount } = await client.query(
    `select 1 from unnest($2::text[]) as u(alias)
     join ${table.table} t on t.closed_by is null and t.trust_domain_id = $1 and t.alias = u.alias limit 1`,
    [target.trustDomainId, aliases],
  );
  return rowCount !== 0;
}

/** Aliases of a slice's facts of one noun, taken out of its lines for COPY. */
function aliasesIn(facts: EncodedFacts, table: FactTable): string[] {
  const column = STAMP_COLUMNS.length + factColumns(table).indexOf("alias");
  const lines = (facts.get(table.noun) ?? []).flatMap(({ rows }) => rows.toString("utf8").split("\n").slice(0, -1));
  return lines.map((line) => unescapeField(line.split("\t", column + 1)[column] ?? ""));
}
