import { groupBy } from "../../group-by.ts";
import { namespacesIn, repositoriesIn } from "../../systems/aws/trust/oidc/taken.ts";
import type { TokenHolder } from "./token-holder.ts";

/** Those who can ask for tokens of one issuer, found by the subjects that a trust policy names. */
export interface HolderIndex {
  /** Those whose tokens could have a subject of these patterns; the tokens themselves decide. */
  named(subjects: readonly string[]): Iterable<TokenHolder>;
}

/** Workflows, by the names of their repositories. */
export function byRepository(holders: readonly TokenHolder[]): HolderIndex {
  const places = groupBy(holders, ({ place }) => place.toLowerCase());
  return {
    *named(subjects) {
      const names = repositoriesIn(subjects).map(({ text, whole }) => ({ text: text.toLowerCase(), whole }));
      const some = names.every(({ whole }) => whole);
      const found = some ? names.map(({ text }) => text) : places.keys();
      for (const place of new Set(found)) {
        const fits = names.some(({ text, whole }) => (whole ? place === text : place.startsWith(text)));
        if (fits) yield* places.get(place) ?? [];
      }
    },
  };
}

/** Service accounts, by their namespaces. */
export function byNamespace(holders: readonly TokenHolder[]): HolderIndex {
  const places = groupBy(holders, ({ place }) => place);
  return {
    *named(subjects) {
      const namespaces = namespacesIn(subjects);
      for (const place of namespaces ?? places.keys()) yield* places.get(place) ?? [];
    },
  };
}
