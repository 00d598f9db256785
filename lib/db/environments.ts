import type pg from "pg";
import { classifyAll, type PlacedClassification, type PlacedResource } from "#lib/domain/environments/classified.ts";
import { EnvironmentRules, type EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { labelWordOf, systemOf } from "#lib/domain/systems/registry.ts";
import { openAt } from "./identity-detail.ts";

/** A resource as rules see it: with its labels, and nothing else of its document. */
export interface StoredResource extends PlacedResource {
  trustDomainId: number;
  system: string;
}

/** The rules that hold, and their version. */
export interface StoredRules {
  version: number;
  rules: EnvironmentRule[];
}

/** The newest rules by which resources have an environment. */
export async function readEnvironmentRules(client: pg.Pool | pg.ClientBase): Promise<StoredRules> {
  const { rows } = await client.query<{ version: number; rules: unknown }>(
    "select version, rules from environment_rules order by version desc limit 1",
  );
  return { version: rows[0]?.version ?? 0, rules: EnvironmentRules.parse(rows[0]?.rules ?? []) };
}

/**
 * The resources of some trust domains (null: of all that some source speaks for) by alias. What lives in nothing lives in
 * what its system is as a whole: a namespace in its cluster. Of one that two sources tell of, what is known to live in something counts.
 */
export async function readResourcesToClassify(
  client: pg.Pool | pg.ClientBase,
  trustDomainIds: readonly number[] | null,
  asOf: Date | null,
): Promise<Map<string, StoredResource>> {
  const { rows } = await client.query<StoredResource>(
    `select f.trust_domain_id as "trustDomainId", d.system, f.alias, f.kind, f.name, f.container,
       json_build_object('labels', f.content->'labels') as content
     from resource_fact f join trust_domain d on d.id = f.trust_domain_id
     where ($1::int[] is null or f.trust_domain_id = any($1)) and ${openAt("f", "$2")}
       and exists (select 1 from source s where s.trust_domain_id = d.id and s.state <> 'removed')
     order by f.alias, f.container is not null, f.id`,
    [trustDomainIds, asOf],
  );
  const wholes = new Map<number, string>();
  for (const { trustDomainId, system, kind, alias } of rows) {
    if (systemOf(system).platformKinds[0] === kind) wholes.set(trustDomainId, alias);
  }
  return new Map(
    rows.map((row) => {
      const whole = wholes.get(row.trustDomainId) ?? null;
      return [row.alias, { ...row, container: row.container ?? (whole === row.alias ? null : whole) }];
    }),
  );
}

/** Secrets and parameters of all sources that speak: they live in resources, and rules may name them. */
export async function readCopiesToClassify(client: pg.Pool | pg.ClientBase): Promise<StoredResource[]> {
  const { rows } = await client.query<StoredResource>(
    `select f.trust_domain_id as "trustDomainId", d.system, f.alias, f.kind, f.name, f.container,
       json_build_object('labels', f.content->'labels') as content
     from stored_copy_fact f join trust_domain d on d.id = f.trust_domain_id
     where f.closed_by is null
       and exists (select 1 from source s where s.trust_domain_id = d.id and s.state <> 'removed')
     order by f.alias, f.container is not null, f.id`,
  );
  return rows;
}

/** The environments of the resources of some trust domains, by the newest rules. */
export async function readEnvironments(
  client: pg.Pool | pg.ClientBase,
  trustDomainIds: readonly number[],
  asOf: Date | null,
): Promise<Map<string, PlacedClassification>> {
  const [{ rules }, resources] = await Promise.all([
    readEnvironmentRules(client),
    readResourcesToClassify(client, trustDomainIds, asOf),
  ]);
  return environmentsOf(rules, resources);
}

/** The environment of each resource by rules, as {@link classifyAll} says, each system calling its labels as it does. */
export function environmentsOf(
  rules: readonly EnvironmentRule[],
  resources: ReadonlyMap<string, PlacedResource & { system: string }>,
): Map<string, PlacedClassification> {
  return classifyAll(rules, resources, ({ system }) => labelWordOf(system));
}
