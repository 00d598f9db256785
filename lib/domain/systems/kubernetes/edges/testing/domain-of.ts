import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { DomainFacts, EstateFact } from "#lib/domain/reach/estate.ts";

/** What a collection shows, as graphs are built from it. */
export function domainOf({ facts, slices }: Collected, slug: string, fromServer: boolean): DomainFacts {
  const open = facts.map((fact) => [fact.noun, estateFact(fact)] as const);
  return {
    system: "kubernetes",
    slug,
    fromServer,
    of: (noun, ...kinds) =>
      open.flatMap(([own, fact]) => (own === noun && (kinds.length === 0 || kinds.includes(fact.kind)) ? [fact] : [])),
    listings: slices.map(({ slice, coverage }) => ({
      kind: slice.kind,
      scope: slice.scope,
      complete: coverage.status === "complete",
      reason: coverage.reason ?? "",
    })),
  };
}

function estateFact({ kind, key, alias, name, scope, refs, content }: Fact): EstateFact {
  const { container = null, identity = null, document = null, credential = null } = refs;
  return { kind, key, alias, name, scope, container, identity, document, credential, content };
}
