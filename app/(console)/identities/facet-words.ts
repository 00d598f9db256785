import type { TermId } from "#components/glossary.ts";
import { systemLabel } from "#components/systems.ts";
import { sentence, words } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import { isAgeFacet } from "#lib/domain/filter/age.ts";
import { ageWords } from "#lib/domain/filter/age-words.ts";
import type { Facet } from "#lib/domain/inventory/list.ts";

export const FACET_TITLES: Record<Facet, string> = {
  system: "System",
  kind: "Kind",
  name: "Name",
  owner: "Owner",
  reaches: "Reaches production",
  ability: "Ability",
  "chain-length": "Chain",
  environment: "Environment",
  status: "Status",
  trait: "Traits",
  credential: "Credentials",
  expires: "Expires",
  created: "Created",
  changed: "Changed",
  "last-used": "Last used",
  coverage: "Coverage",
  source: "Source",
};

/** The word of the glossary that explains a facet. */
export const FACET_TERMS: Record<Facet, TermId> = {
  system: "system",
  kind: "kind",
  name: "name",
  owner: "owner",
  reaches: "reach",
  ability: "ability",
  "chain-length": "chain",
  environment: "environment",
  status: "status",
  trait: "trait",
  credential: "credential",
  expires: "expires",
  created: "created",
  changed: "change",
  "last-used": "last-used",
  coverage: "coverage",
  source: "source",
};

const REACHES: Record<string, string> = {
  production: "Yes",
  conditional: "On a condition",
  no: "No",
  unknown: "Unknown",
};

/** What a value of a facet is called. */
export function facetWords(facet: Facet, value: string): string {
  if (isAgeFacet(facet)) return ageWords(facet, value);
  if (facet === "reaches") return REACHES[value] ?? value;
  if (facet === "chain-length" && /^\d+$/.test(value)) return `${value} ${value === "1" ? "step" : "steps"}`;
  if (facet === "owner" && value === "none") return "No owner";
  if (facet === "system") return systemLabel(value);
  if (facet === "kind") return words(value);
  if (["environment", "status", "trait", "coverage", "ability", "chain-length"].includes(facet))
    return sentence(words(value));
  return showable(value);
}
