import type { Noun } from "../../../facts/fact.ts";
import type { DomainFacts, EstateFact } from "../../../reach/estate.ts";

/** An organization that was read, or that something read lies in. */
interface Owner {
  fact: Pick<EstateFact, "alias" | "name" | "key" | "content">;
  /** Of its listings. */
  scope: string;
  /** It was read itself. */
  known: boolean;
}

const OWN = "organization/";

/** Alias of the organization a repository is in; a checkout says it in its name alone. */
export function ownerOf({ container, alias }: Pick<EstateFact, "container" | "alias">): string {
  return container ?? alias.replace(":repository:", ":organization:").replace(/\/[^/]*$/, "");
}

/** Every organization of a host, those too of which only something was read. */
export function organizationsOf(facts: DomainFacts, nouns: readonly Noun[]): Owner[] {
  const found = new Map<string, Owner>();
  for (const fact of facts.of("resource", "organization")) {
    found.set(fact.alias, { fact, scope: fact.scope, known: true });
  }
  for (const fact of nouns.flatMap((noun) => facts.of(noun))) {
    const alias = fact.kind === "repository" ? ownerOf(fact) : (fact.container ?? "");
    if (!/^github:.+:organization:/.test(alias) || found.has(alias) || !fact.scope.startsWith(OWN)) continue;
    const name = alias.slice(alias.lastIndexOf(":") + 1);
    const key = fact.scope.slice(OWN.length);
    found.set(alias, { fact: { alias, name, key, content: {} }, scope: fact.scope, known: false });
  }
  return [...found.values()];
}
