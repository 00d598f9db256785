import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { Fact } from "../../../../facts/fact.ts";
import type { DomainFacts, EstateFact } from "../../../../reach/estate.ts";

/** A collection as graphs are built from it. */
export function domainFacts({ facts, slices, head }: Pick<Collected, "facts" | "slices" | "head">): DomainFacts {
  const open = facts.map(toEstateFact);
  return {
    system: "github",
    slug: "github",
    fromServer: true,
    at: new Date(head.readAt).toISOString(),
    of: (noun, ...kinds) =>
      open
        .filter((one) => one.noun === noun && (kinds.length === 0 || kinds.includes(one.fact.kind)))
        .map(({ fact }) => fact),
    listings: slices.map(({ slice, coverage }) => ({
      kind: slice.kind,
      scope: slice.scope,
      complete: coverage.status === "complete",
      reason: coverage.reason ?? "",
    })),
  };
}

function toEstateFact({ noun, refs, ...fact }: Fact): { noun: Fact["noun"]; fact: EstateFact } {
  const { kind, key, alias, name, scope, content } = fact;
  const { container = null, identity = null, document = null, credential = null } = refs;
  return { noun, fact: { kind, key, alias, name, scope, container, identity, document, credential, content } };
}
