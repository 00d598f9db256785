import type { Collected } from "#collectors/shared/testing/collected.ts";
import { groupBy } from "../../../group-by.ts";
import type { DomainFacts, EstateFact } from "../../estate.ts";

/** The facts of one trust domain as a collection left them, with how far each listing got. */
export function domainFactsOf(
  system: string,
  slug: string,
  { facts, slices }: Pick<Collected, "facts" | "slices">,
  fromServer = true,
): DomainFacts {
  const byNoun = groupBy(facts, ({ noun }) => noun);
  const open = new Map(
    [...byNoun].map(([noun, those]) => [
      noun,
      those.map(({ kind, key, alias, name, scope, refs, content }): EstateFact => {
        const { container = null, identity = null, document = null, credential = null } = refs;
        return { kind, key, alias, name, scope, container, identity, document, credential, content };
      }),
    ]),
  );
  return {
    system,
    slug,
    fromServer,
    of: (noun, ...kinds) => (open.get(noun) ?? []).filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
    listings: slices.map(({ slice, coverage }) => ({
      kind: slice.kind,
      scope: slice.scope,
      complete: coverage.status === "complete",
      reason: coverage.reason ?? "",
    })),
  };
}
