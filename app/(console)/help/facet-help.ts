import { TRAIT_MEANINGS } from "#lib/domain/systems/registry.ts";
import { AGES, isAgeFacet } from "#lib/domain/filter/age.ts";
import { IDENTITY_STATUSES } from "#lib/domain/inventory/identity.ts";
import { ABILITY_WORDS, REACH_WORDS } from "#lib/domain/reach/words.ts";
import type { Facet } from "#lib/domain/inventory/list.ts";

/** What a key of the filter asks for. */
export interface FacetHelp {
  /** In a clause behind the key. */
  asks: string;
  /** Filters that use it, each with what it finds. */
  examples: readonly (readonly [filter: string, finds: string])[];
}

/** A record over all facets: one that is added without help does not compile. */
export const FACET_HELP: Readonly<Record<Facet, FacetHelp>> = {
  system: {
    asks: "which system it is of",
    examples: [
      ["system:kubernetes", "all of Kubernetes"],
      ["system:github", "all of GitHub"],
    ],
  },
  kind: {
    asks: "what it is there; people and groups only show when asked for so",
    examples: [
      ["kind:workflow", "workflows of repositories"],
      ["kind:user,group,team", "people and groups"],
    ],
  },
  name: {
    asks: "its whole name, in small or capital letters; * stands for any letters",
    examples: [
      ["name:ci", "those named exactly ci"],
      ["name:*-deployer", "names that end so"],
    ],
  },
  owner: {
    asks: "who is named as its owner; none for nobody",
    examples: [
      ["owner:none", "those without an owner"],
      ["-owner:platform", "everything but platform’s"],
      ["owner:@acme/platform", "those of a team of GitHub"],
    ],
  },
  reaches: {
    asks: "whether some chain leads from it to production; unknown where something that was not read could be one",
    examples: [
      ["reaches:production,conditional", "those that reach it, or do on a condition"],
      ["reaches:unknown", "those of which nobody can tell"],
    ],
  },
  ability: {
    asks: "the strongest of what its chains give in production",
    examples: [["ability:admin,execute owner:none", "those that run or change production, without owner"]],
  },
  "chain-length": {
    asks: "how many steps its shortest chain for that ability has",
    examples: [["chain-length:1", "those that need nobody else"]],
  },
  environment: {
    asks: "the environment of what it lives in; lives means the same",
    examples: [["environment:production,unclassified", "production, and what may be"]],
  },
  status: { asks: "what the line stands on", examples: [["status:missing", "names that nobody bears"]] },
  trait: {
    asks: "what it is beside its kind, as far as that was read",
    examples: [
      ["trait:write-deploy-key", "deploy keys that may push"],
      ["trait:all-repositories owner:none", "Apps and tokens with every repository, without owner"],
    ],
  },
  credential: {
    asks: "the age of its oldest stored credential, or whether it has one",
    examples: [
      ["credential:>1y", "with one over a year old"],
      ["credential:none", "with none stored"],
    ],
  },
  expires: {
    asks: "when the first of its credentials ends",
    examples: [
      ["expires:<30d", "within 30 days, or already"],
      ["expires:never", "those whose credentials have no end"],
    ],
  },
  created: { asks: "when it was made at its source", examples: [["created:<7d", "made this week"]] },
  changed: { asks: "its last change", examples: [["changed:<7d owner:none", "changed this week, without owner"]] },
  "last-used": {
    asks: "its newest known use; never and unknown are two things",
    examples: [
      ["last-used:>90d", "not used for 90 days, as far as is known"],
      ["last-used:unknown", "those nobody watches"],
    ],
  },
  coverage: {
    asks: "whether its source was read completely",
    examples: [["coverage:incomplete", "of sources with a blind spot"]],
  },
  source: { asks: "the source that reads it, by its short name", examples: [["source:prod-eu", "of that source"]] },
};

const ENVIRONMENTS = ["production", "staging", "development", "unclassified", "any other your rules give"];
const AGE = ["ages such as <7d, >90d, 30d-90d, 2w, 1y"];

/** The values a key takes, from the same lists that read them; empty where it takes whatever the inventory holds. */
export function takenBy(facet: Facet): readonly string[] {
  if (isAgeFacet(facet)) return [...AGE, ...AGES[facet].words];
  if (facet === "status") return IDENTITY_STATUSES;
  if (facet === "reaches") return REACH_WORDS;
  if (facet === "ability") return ABILITY_WORDS;
  if (facet === "chain-length") return ["a number of steps", "none", "unknown"];
  if (facet === "trait") return Object.keys(TRAIT_MEANINGS);
  if (facet === "coverage") return ["complete", "incomplete"];
  if (facet === "environment") return ENVIRONMENTS;
  return facet === "owner" ? ["any owner", "none"] : [];
}
