import type pg from "pg";
import { tableOf } from "#lib/db/apply/tables.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { deriveUses, type NamedUse, type NamedUses, type ToldUses } from "#lib/domain/inventory/named-uses.ts";
import type { Noun } from "#lib/domain/facts/fact.ts";

/** Facts whose documents are in memory at once. */
const AT_ONCE = 1000;

/** Uses that only what ran tells of, by the alias of what was used: from the open facts and the newest runs. */
export async function readNamedUses(
  client: pg.ClientBase,
  trustDomainId: number,
  system: NamedUses,
): Promise<Map<string, { at: string; use: NamedUse }>> {
  const ran = await readRan(client, trustDomainId, system);
  if (ran.length === 0) return new Map();
  const named = new Map<string, Set<string>>();
  for (const { noun, kind, of } of system.names) {
    for await (const { identity, content } of openFacts(client, trustDomainId, noun, kind)) {
      const names = identity === null ? [] : of(identity, content);
      if (identity === null || names.length === 0) continue;
      named.set(identity, new Set([...(named.get(identity) ?? []), ...names]));
    }
  }
  const known = new Map<string, { alias: string; since?: string; until?: string }>();
  for (const { kind, of } of named.size === 0 ? [] : system.known) {
    for await (const { alias, content } of openFacts(client, trustDomainId, "identity", kind)) {
      const { names = [], ...when } = of(alias, content) ?? {};
      for (const name of names) known.set(name, { alias, ...when });
    }
  }
  return deriveUses({ ran, named, known });
}

async function readRan(client: pg.ClientBase, trustDomainId: number, { ran }: NamedUses): Promise<ToldUses["ran"]> {
  const { rows } = await client.query<{ alias: string; detail: JsonObject }>(
    `select f.alias, u.detail from credential_usage u
     join identity_fact f on f.trust_domain_id = $1 and f.closed_by is null and f.fact_id = u.fact_id
     where u.trust_domain_id = $1 and u.detail is not null`,
    [trustDomainId],
  );
  return rows.flatMap(({ alias, detail }) => {
    const found = ran(detail);
    return found ? [{ alias, ...found }] : [];
  });
}

async function* openFacts(
  client: pg.ClientBase,
  trustDomainId: number,
  noun: Noun,
  kind: string,
): AsyncGenerator<{ alias: string; identity: string | null; content: JsonObject }> {
  const { table, refs } = tableOf(noun);
  const identity = (refs as readonly string[]).includes("identity") ? "identity" : "null as identity";
  for (let after = "0"; ;) {
    const { rows } = await client.query<{ id: string; alias: string; identity: string | null; content: JsonObject }>(
      `select id::text, alias, ${identity}, content from ${table} where trust_domain_id = $1 and closed_by is null
         and kind = $2 and id > $3 order by id limit ${AT_ONCE}`,
      [trustDomainId, kind, after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.id;
  }
}
