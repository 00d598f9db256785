import type { System } from "../systems/system.ts";
import type { Claim, Known, VerdictPart } from "./claim.ts";
import type { IdentityRow } from "./identity.ts";
import { absenceNote, ownerNote, type Note, type NoteFacts } from "./notes.ts";

export type { VerdictPart } from "./claim.ts";
export type { Note } from "./notes.ts";

/** A sentence whose claims each have a note. */
export interface Verdict {
  parts: VerdictPart[];
  notes: Note[];
}

/**
 * One sentence on what an identity can do and who answers for it: at most sixteen words, no adjectives of alarm.
 * @param system says what matters most of what it can do, and how
 * @param present false when it was gone at the time asked for
 */
export function verdictSentence(
  system: Pick<System, "claim" | "noOwnerWords">,
  known: Known,
  present: boolean,
  facts: NoteFacts,
): Verdict {
  const { row } = known;
  const name: VerdictPart = { text: row.name, name: true };
  if (!present && facts.unwatched) {
    const note = absenceNote("Its source was removed from Rollcall. Whether it is still there nobody has looked.", []);
    return { parts: [name, { text: " is no longer watched", note: 1 }, { text: "." }], notes: [note] };
  }
  if (!present) {
    const note = absenceNote("A complete read no longer contained it.", [{ noun: "identity", kind: row.kind }]);
    return { parts: [name, { text: " is gone", note: 1 }, { text: "." }], notes: [note] };
  }
  const { parts, note } = ability(system, known, facts);
  const claim: VerdictPart[] = [...parts.slice(0, -1), ...parts.slice(-1).map((part) => ({ ...part, note: 1 }))];
  return {
    parts: [name, { text: " " }, ...claim, ...answer(row), { text: "." }],
    notes: [note, ownerNote(row, facts, system.noOwnerWords)],
  };
}

/** The sentence without its marks: for lists, titles and programs. */
export function plainSentence(parts: readonly VerdictPart[]): string {
  return parts.map(({ text }) => text).join("");
}

function ability(system: Pick<System, "claim">, known: Known, facts: NoteFacts): Claim {
  const { row } = known;
  if (row.status !== "missing") return system.claim(known, facts);
  const listed = [{ noun: "identity", kind: row.kind }] as const;
  const note = absenceNote("Something names it, and a complete read does not contain it.", listed, facts.naming);
  return { parts: [{ text: "is named but does not exist" }], note };
}

function answer(row: IdentityRow): VerdictPart[] {
  if (!row.owner) return [{ text: " and nobody is named as its owner", note: 2 }];
  return [{ text: " and " }, { text: row.owner.owner, name: true }, { text: " is named as its owner", note: 2 }];
}
