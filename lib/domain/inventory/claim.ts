import type { JsonObject } from "../facts/json.ts";
import type { AccessSentence, GrantView } from "./detail.ts";
import type { Surrounding } from "../systems/system.ts";
import type { IdentityRow } from "./identity.ts";
import type { Note } from "./notes.ts";

/** A stretch of a sentence. */
export interface VerdictPart {
  text: string;
  /** A name, written by strangers: shown apart and shortened, and one word however many it has. */
  name?: true;
  /** The claim that ends here is proved by this note, counted from 1. */
  note?: number;
}

/** What is known of an identity that a claim can be made of. */
export interface Known {
  row: IdentityRow;
  grants: readonly GrantView[];
  access: readonly AccessSentence[];
  /** Its own reduced document; null where no read has shown one. */
  identity: JsonObject | null;
  /** What it lives in, and the settings of that; left out: nothing of it was read. */
  around?: readonly Surrounding[];
  /** What runs as it. */
  consumers: readonly { alias: string; name: string; content: JsonObject }[];
}

/** What an identity can do, as the middle of a sentence of at most eight words, and what proves it. */
export interface Claim {
  parts: VerdictPart[];
  note: Note;
}
