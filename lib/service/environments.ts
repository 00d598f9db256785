import { readCrownJewels, type CrownJewel } from "#lib/db/crown-jewels.ts";
import { environmentsOf } from "#lib/db/environments.ts";
import { readRulesOf, readRulesVersions, readStandingVersion, type RulesVersion } from "#lib/db/environment-rules.ts";
import { classChanges, type ClassChanges } from "#lib/domain/environments/class-changes.ts";
import type { EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import {
  byKindAndName,
  readPlaces,
  unclassifiedOf,
  type EnvironmentPlace,
  type EnvironmentPlaces,
} from "./environment-places.ts";

/** The environment in a query that means: none. */
export const UNCLASSIFIED = "unclassified";

const VERSIONS_SHOWN = 20;
const CHANGES_SHOWN = 50;

/** Which resources to list. */
export interface ResourceQuery {
  /** Null: all. */
  environment: string | null;
  kind: string | null;
  /** Words that the name or the key holds, all of them. */
  text: string[];
  /** From 1. */
  page: number;
  pageSize: number;
}

/** A resource with where its environment comes from. */
export interface ClassifiedResource {
  alias: string;
  kind: string;
  name: string;
  system: string;
  /** Name of what it lives in. */
  container: string | null;
  environment: {
    name: string;
    because: string;
    /** What has it by its own; null: itself. */ through: string | null;
  } | null;
  jewel: Omit<CrownJewel, "alias"> | null;
  /** False where others only refer to it: nothing was read that a mark could stand on. */
  read: boolean;
}

/** What the page of environments shows. */
export interface Environments {
  version: number;
  /** In their order, with how many resources each decides by itself, what lives in those not counted. */
  rules: { rule: EnvironmentRule; decides: number }[];
  /** Resources by environment, the largest first. */
  counts: { environment: string; count: number }[];
  /** Places that have none, by kind, and the first of them. */
  unclassified: { total: number; byKind: { kind: string; count: number }[]; first: ClassifiedResource[] };
  /** How many places and other resources there are at all. */
  total: number;
  kinds: string[];
  list: { resources: ClassifiedResource[]; total: number };
  versions: RulesVersion[];
  /** The oldest version that inventory or reach still stands by; null: nothing was computed yet. */
  standing: number | null;
}

/** The rules, what they decide now, and one page of the resources. */
export async function readEnvironments(context: Context, query: ResourceQuery): Promise<Environments> {
  authorize(context.actor, "inventory.read");
  const { pool } = context.database;
  const [known, jewels, versions, standing] = await Promise.all([
    readPlaces(context),
    readCrownJewels(pool),
    readRulesVersions(pool, VERSIONS_SHOWN),
    readStandingVersion(pool),
  ]);
  const { version, rules, places, environments } = known;
  const decides = rules.map(() => 0);
  for (const { rule, by } of own(environments)) if (places.has(by)) decides[rule] = (decides[rule] ?? 0) + 1;
  const unclassified = unclassifiedOf(known);
  const show = shower(known, jewels);
  const found = matching(known, query);
  const from = (query.page - 1) * query.pageSize;
  return {
    version,
    rules: rules.map((rule, index) => ({ rule, decides: decides[index] ?? 0 })),
    counts: tally([...environments.values()].map(({ name }) => name)).map(([environment, count]) => ({
      environment,
      count,
    })),
    unclassified: {
      total: unclassified.length,
      byKind: tally(unclassified.map(({ kind }) => kind)).map(([kind, count]) => ({ kind, count })),
      first: unclassified.slice(0, query.pageSize).map(show),
    },
    total: places.size,
    kinds: [...new Set([...places.values()].map(({ kind }) => kind))].toSorted(),
    list: { resources: found.slice(from, from + query.pageSize).map(show), total: found.length },
    versions,
    standing,
  };
}

/** What would change class if these were the rules: nothing is saved. */
export async function previewRules(
  context: Context,
  rules: readonly EnvironmentRule[],
): Promise<ClassChanges<EnvironmentPlace>> {
  authorize(context.actor, "inventory.read");
  const { places, environments } = await readPlaces(context);
  const ordered = [...places.values()].toSorted(byKindAndName);
  return classChanges(ordered, environments, environmentsOf(rules, places), CHANGES_SHOWN);
}

/**
 * The rules as they once were.
 * @throws NotFound when there never was a version of that number
 */
export async function readOldRules(context: Context, version: number): Promise<EnvironmentRule[]> {
  authorize(context.actor, "inventory.read");
  const rules = await readRulesOf(context.database.pool, version);
  if (!rules) throw new NotFound(`There is no version ${version} of the rules.`);
  return rules;
}

/** Decisions about resources themselves, without those that they have from what they live in. */
function* own(environments: EnvironmentPlaces["environments"]) {
  for (const [alias, decision] of environments) if (decision.by === alias) yield decision;
}

function shower({ places, environments }: EnvironmentPlaces, jewels: readonly CrownJewel[]) {
  const marked = new Map(jewels.map(({ alias, ...mark }) => [alias, mark]));
  const nameOf = (alias: string): string => places.get(alias)?.name ?? alias;
  return ({ alias, kind, name, system, container, trustDomainId }: EnvironmentPlace): ClassifiedResource => {
    const environment = environments.get(alias);
    return {
      ...{ alias, kind, name, system },
      container: container === null ? null : nameOf(container),
      environment: environment
        ? {
            name: environment.name,
            because: environment.because,
            through: environment.by === alias ? null : nameOf(environment.by),
          }
        : null,
      jewel: marked.get(alias) ?? null,
      read: trustDomainId !== null,
    };
  };
}

function matching(known: EnvironmentPlaces, { environment, kind, text }: ResourceQuery): EnvironmentPlace[] {
  const wanted = text.map((word) => word.toLowerCase());
  const candidates =
    environment === UNCLASSIFIED ? unclassifiedOf(known) : [...known.places.values()].toSorted(byKindAndName);
  return candidates.filter(
    (place) =>
      (environment === null ||
        environment === UNCLASSIFIED ||
        known.environments.get(place.alias)?.name === environment) &&
      (kind === null || place.kind === kind) &&
      wanted.every((word) => `${place.name}\n${place.alias}`.toLowerCase().includes(word)),
  );
}

/** How often each occurs, the most frequent first. */
function tally(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([one, less], [other, more]) => more - less || (one < other ? -1 : 1));
}
