import type { Noun } from "../facts/fact.ts";
import type { OwnerNamed } from "../ownership/owner-evidence.ts";
import type { System } from "../systems/system.ts";
import type { AccessSentence, GrantView } from "./detail.ts";
import type { IdentityRow } from "./identity.ts";

/** Documents named in a note; the rest are counted. */
const NAMED = 3;

/** A document a claim stands on, and the part of it that decides. */
export interface NoteEvidence {
  /** Key of the fact; of a binding without its subject. */
  key: string;
  /** Way to the statement in the document; empty is all of it. */
  path: (string | number)[];
  /** Words in the statement that decide. */
  deciding: string[];
}

/** What would have shown something: every listing of a noun, or of one kind of it. */
export interface Looked {
  noun: Noun;
  kind?: string;
}

/** What proves one claim: what it says in full, on which documents it stands, and what was looked through for it. */
export interface Note {
  words: string;
  evidence: NoteEvidence[];
  looked: Looked[];
}

/** What notes point to that neither the row nor the grants know. */
export interface NoteFacts {
  /** The place that names the owner of the row; null where none is found. */
  owner: { key: string; path: OwnerNamed["path"] } | null;
  /** Kind of what it lives in, where that was read. */
  containerKind: string | null;
  /** Keys of the facts that name the identity: its bindings and what runs as it. */
  naming: string[];
  /** It is not there because its source was removed: no read showed that it is gone. */
  unwatched: boolean;
  /** Keys of the facts that put it in groups: certificates and mappings. */
  grouping: string[];
}

/** A claim that something is not there: it says what was looked through. */
export function absenceNote(words: string, looked: readonly Looked[], keys: readonly string[] = []): Note {
  return { words, evidence: keys.slice(0, NAMED).map(whole), looked: [...looked] };
}

/** A membership that no role limits. */
export function unlimitedNote({ words, because }: AccessSentence, { grouping }: NoteFacts): Note {
  return { words: `It may ${words}, ${because}.`, evidence: grouping.slice(0, NAMED).map(whole), looked: [] };
}

/**
 * The rule of the role and the binding that give the first of the grants, and how many more there are.
 * @param deciding words that make the rule what the claim says
 */
export function abilityNote(grants: readonly GrantView[], deciding: readonly string[]): Note {
  const [first] = grants;
  if (!first) return { words: "", evidence: [], looked: [{ noun: "attachment" }] };
  const { binding, role, rule, via } = first.because;
  const more = grants.length - 1;
  const others = `${more} more ${more === 1 ? "grant" : "grants"}`;
  const say = more === 1 ? "says" : "say";
  const rest = more === 0 ? "" : deciding.length > 0 ? ` ${others} ${say} as much.` : ` Access lists ${others}.`;
  const through = via ? ` It holds through the ${via.kind} \`${via.name}\`.` : "";
  const allows =
    rule === null
      ? `The ${role.kind} \`${role.name}\` was not read.`
      : `The ${role.kind} \`${role.name}\` lets it ${first.words}, by its ${rule.words}.`;
  return {
    words: `${allows} The ${binding.kind} \`${binding.name}\` gives it.${through}${rest}`,
    evidence: [
      ...(rule === null ? [] : [{ key: role.key, path: [...rule.path], deciding: [...deciding] }]),
      whole(binding.key),
    ],
    looked: deciding.length === 0 ? [{ noun: "attachment" }] : [],
  };
}

/**
 * Who says whose it is, or what was looked through and named nobody.
 * @param noOwnerWords where the system would name one
 */
export function ownerNote(
  row: IdentityRow,
  { owner, containerKind }: NoteFacts,
  noOwnerWords: System["noOwnerWords"],
): Note {
  if (row.owner) {
    const evidence = owner ? [{ key: owner.key, path: [...owner.path], deciding: [row.owner.owner] }] : [];
    return { words: `It says so: ${row.owner.because}. Nobody confirmed it.`, evidence, looked: [] };
  }
  if (row.status !== "live") {
    return { words: "Nothing was read about it that could name an owner.", evidence: [], looked: [] };
  }
  const looked: Looked[] = [{ noun: "identity", kind: row.kind }];
  if (row.container && containerKind !== null) looked.push({ noun: "resource", kind: containerKind });
  const evidence = [row.key, ...(row.container ? [row.container.key] : [])].map(whole);
  return { words: noOwnerWords(row.kind, row.container?.name ?? null), evidence, looked };
}

function whole(key: string): NoteEvidence {
  return { key, path: [], deciding: [] };
}
