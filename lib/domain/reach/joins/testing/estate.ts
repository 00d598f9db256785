import type { Noun } from "../../../facts/fact.ts";
import type { JsonObject } from "../../../facts/json.ts";
import { domainFactsFrom } from "../../../systems/aws/reach/testing/domain-facts-from.ts";
import type { OrganizationSpec } from "../../../systems/aws/trust/testing/account-spec.ts";
import type { DomainFacts, Estate, EstateFact } from "../../estate.ts";

/** What is said of a fact that matters; its noun beside. */
export type Said = Partial<EstateFact> & { noun: Noun; kind: string; alias: string; content?: JsonObject };

/** A trust domain of facts written by hand, with these kinds of listings complete. */
export function domainOf(
  system: string,
  slug: string,
  facts: readonly Said[],
  listings: readonly { kind: string; scope?: string; complete?: boolean }[] = [],
): DomainFacts {
  const all = facts.map((fact) => ({
    ...{ key: fact.alias, name: fact.alias.slice(fact.alias.lastIndexOf(":") + 1), scope: "", content: {} },
    ...{ container: null, identity: null, document: null, credential: null },
    ...fact,
  }));
  return {
    system,
    slug,
    fromServer: true,
    of: (noun, ...kinds) =>
      all.filter((fact) => fact.noun === noun && (kinds.length === 0 || kinds.includes(fact.kind))),
    listings: listings.map(({ kind, scope = "", complete = true }) => ({ kind, scope, complete, reason: "" })),
  };
}

/** The facts of AWS accounts beside others. */
export function withAws(accounts: OrganizationSpec, more: readonly Said[] = []): DomainFacts {
  const facts = domainFactsFrom(accounts);
  const beside = domainOf("aws", "aws", more);
  return { ...facts, of: (noun, ...kinds) => [...facts.of(noun, ...kinds), ...beside.of(noun, ...kinds)] };
}

export function estateOf(...domains: DomainFacts[]): Estate {
  return { at: "2026-11-21T12:00:00Z", domains };
}
