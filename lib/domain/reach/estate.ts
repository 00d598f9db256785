import type { Noun } from "../facts/fact.ts";
import type { JsonObject } from "../facts/json.ts";
import type { Listing } from "../systems/system.ts";
import type { EdgeKind, GraphElement } from "./edge.ts";

/** An open fact, as graphs are built from it. */
export interface EstateFact {
  kind: string;
  key: string;
  alias: string;
  name: string;
  scope: string;
  /** Aliases; null where it has none. */
  container: string | null;
  identity: string | null;
  document: string | null;
  credential: string | null;
  content: JsonObject;
}

/** Everything that holds in one trust domain, and how far it was read. */
export interface DomainFacts {
  system: string;
  slug: string;
  /** The system itself listed it, unlike files people wrote. */
  fromServer: boolean;
  /** ISO time by which credentials have ended or not; absent: none counts as ended. */
  at?: string;
  /** The facts of some kinds; of all kinds of the noun where none is named. */
  of(noun: Noun, ...kinds: string[]): readonly EstateFact[];
  listings: readonly Listing[];
}

/** All trust domains at one time. */
export interface Estate {
  /** ISO time. */
  at: string;
  domains: readonly DomainFacts[];
}

/** What a system adds to the graph; pure, and of one trust domain alone, so that unchanged ones are not built again. */
export interface SystemGraph {
  kinds: readonly EdgeKind[];
  build(facts: DomainFacts): Iterable<GraphElement>;
}

/** What connects trust domains: a token of one that a role of another trusts. */
export interface GraphJoin {
  kinds: readonly EdgeKind[];
  build(estate: Estate): Iterable<GraphElement>;
}
