import type { Collector, Emission } from "#collectors/types.ts";
import { isBlindSpot } from "#lib/domain/facts/coverage.ts";
import type { Fact, Refs } from "#lib/domain/facts/fact.ts";
import type { Reading, Sighting } from "#lib/domain/testing/knowledge.ts";
import { timeOf } from "#lib/domain/testing/times.ts";
import { TOY_SLICES } from "#lib/domain/testing/toy-slices.ts";

/** One collection that the toy collector is to show. */
export interface ToyCollection {
  /** Minutes of the history, or a time. */
  readAt: number | Date;
  readings: readonly Reading[];
  /** Sources that name the same one feed one trust domain. */
  domain: string;
  /** Called before each emission: where a test stops, waits or dies. */
  beforeEmission?(emission: Emission, number: number): Promise<void> | void;
  /** Called when there is no more to emit. */
  afterLast?(): Promise<void>;
}

/**
 * A collector that shows what it is told to. It calls itself Kubernetes, because the analysis knows no toys; aliases
 * carry the slug of the trust domain in place of `toy`.
 */
export function toyCollector(collection: ToyCollection): Collector {
  return {
    manifest: { id: "kubernetes", label: "Toy", slices: TOY_SLICES },
    async *collectDirectory(_input, trustDomainSlug) {
      let number = 0;
      for await (const emission of emissions(collection, trustDomainSlug)) {
        await collection.beforeEmission?.(emission, number);
        number += 1;
        yield emission;
      }
      await collection.afterLast?.();
    },
  };
}

async function* emissions(
  { readAt, readings, domain }: ToyCollection,
  trustDomainSlug: (key: string) => Promise<string>,
): AsyncGenerator<Emission> {
  const trustDomainKey = `toy:${domain}`;
  yield { type: "head", trustDomainKey, readAt: readAt instanceof Date ? readAt : timeOf(readAt) };
  const slug = await trustDomainSlug(trustDomainKey);
  for (const { kind, scope, authoritative, coverage: status, facts } of readings) {
    for (const fact of facts) yield { type: "fact", fact: toFact(fact, slug) };
    const slice = { path: pathOf(scope, kind.id), kind: kind.id, scope, authoritative };
    const reason = isBlindSpot(status) ? "The toy was told to say so." : undefined;
    yield { type: "slice", slice, coverage: { status, problems: [], problemCount: 0, reason } };
  }
}

function pathOf(scope: string, id: string): string {
  return scope === "" ? `cluster/${id}` : `cluster/${scope}/${id}`;
}

function toFact(
  { noun, kind, scope, key, alias, name, text, expires, ...more }: Sighting & { refs?: Refs },
  slug: string,
): Fact {
  const here = (value: string) => value.replace(/^kubernetes:toy:/, `kubernetes:${slug}:`);
  const namespace = scope.replace(/^namespace\//, "");
  const container: Refs = scope === "" ? {} : { container: `kubernetes:${slug}:namespace:${namespace}` };
  const refs = Object.entries(more.refs ?? {}).map(([role, value]) => [role, here(String(value))]);
  return {
    noun,
    kind,
    scope,
    key: here(key),
    alias: here(alias),
    name,
    refs: { ...container, ...Object.fromEntries(refs) },
    content: { text, ...(expires === undefined ? {} : { expires: timeOf(expires).toISOString() }) },
    evidence: { source: "toy" },
  };
}
