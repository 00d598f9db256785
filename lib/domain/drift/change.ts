import type { JsonObject } from "../facts/json.ts";
import type { Noun } from "../facts/fact.ts";

export const CHANGE_TYPES = ["added", "changed", "renamed", "recreated", "removed"] as const;

export type ChangeType = (typeof CHANGE_TYPES)[number];

/** One version of a fact, as far as sentences need it. */
export interface Version {
  alias: string;
  name: string;
  content: JsonObject;
}

/** A change with the versions before and after it; at least one is there. */
export interface ChangeFacts {
  type: ChangeType;
  noun: Noun;
  kind: string;
  alias: string;
  reason: string | null;
  before: Version | null;
  after: Version | null;
  /** An addition under a name that another incarnation had before, which ended earlier. */
  cameBack: boolean;
}
