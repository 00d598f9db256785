import type { AccessSentence, GrantScope, GrantView } from "./detail.ts";
import type { IdentityRow } from "./identity.ts";
import { abilityNote, absenceNote, ownerNote, unlimitedNote, type Note, type NoteFacts } from "./notes.ts";

export type { Note } from "./notes.ts";

/** The risk that no role can limit. */
export const UNLIMITED = "unlimited";

/** A stretch of a sentence. */
export interface VerdictPart {
  text: string;
  /** A name, written by strangers: shown apart and shortened, and one word however many it has. */
  name?: true;
  /** The claim that ends here is proved by this note, counted from 1. */
  note?: number;
}

/** A sentence whose claims each have a note. */
export interface Verdict {
  parts: VerdictPart[];
  notes: Note[];
}

/**
 * One sentence on what an identity can do and who answers for it: at most sixteen words, no adjectives of alarm.
 * @param present false when it was gone at the time asked for
 */
export function verdictSentence(
  row: IdentityRow,
  grants: readonly GrantView[],
  access: readonly AccessSentence[],
  present: boolean,
  facts: NoteFacts,
): Verdict {
  const name: VerdictPart = { text: row.name, name: true };
  if (!present && facts.unwatched) {
    const note = absenceNote("Its source was removed from Rollcall. Whether it is still there nobody has looked.", []);
    return { parts: [name, { text: " is no longer watched", note: 1 }, { text: "." }], notes: [note] };
  }
  if (!present) {
    const note = absenceNote("A complete read no longer contained it.", [{ noun: "identity", kind: row.kind }]);
    return { parts: [name, { text: " is gone", note: 1 }, { text: "." }], notes: [note] };
  }
  const { parts, note } = ability(row, grants, access, facts);
  const claim: VerdictPart[] = [...parts.slice(0, -1), ...parts.slice(-1).map((part) => ({ ...part, note: 1 }))];
  return {
    parts: [name, { text: " " }, ...claim, ...answer(row), { text: "." }],
    notes: [note, ownerNote(row, facts)],
  };
}

/** The sentence without its marks: for lists, titles and programs. */
export function plainSentence(parts: readonly VerdictPart[]): string {
  return parts.map(({ text }) => text).join("");
}

interface Claim {
  parts: VerdictPart[];
  note: Note;
}

function ability(
  row: IdentityRow,
  grants: readonly GrantView[],
  access: readonly AccessSentence[],
  facts: NoteFacts,
): Claim {
  const listed = [{ noun: "identity", kind: row.kind }] as const;
  const bindings = [{ noun: "attachment" }] as const;
  if (row.status === "missing") {
    const note = absenceNote("Something names it, and a complete read does not contain it.", listed, facts.naming);
    return { parts: [{ text: "is named but does not exist" }], note };
  }
  const unlimited = access.find(({ risk }) => risk === UNLIMITED);
  if (unlimited) return { parts: anywhere("can do anything in", row), note: unlimitedNote(unlimited, facts) };
  const effective = grants.filter((grant) => !grant.dangling && grant.because.via?.everyone !== true);
  const unread = effective.filter((grant) => grant.unread && grant.verbs.length === 0);
  if (unread.length > 0 && unread.length === effective.length) {
    return { parts: [{ text: unreadWords(unread.length) }], note: abilityNote(unread, []) };
  }
  if (effective.length === 0) {
    const complete = row.coverage === "complete";
    const words = complete
      ? "No binding names it. What a group gives to everybody like it is listed under Access and not counted."
      : "No binding that names it was seen. Not everything could be read.";
    const text = complete ? "holds no permission of its own" : "has no known permission";
    return { parts: [{ text }], note: absenceNote(words, bindings) };
  }
  const anything = effective.filter(isAnything);
  if (anything.length > 0) {
    const widest = anything.find(({ scope }) => scope.name === null) ?? anything[0];
    const scopes = anything.map(({ scope }) => scope);
    const first = widest ? [widest, ...anything.filter((grant) => grant !== widest)] : anything;
    return {
      parts: placed("can do anything in", widest ? [widest.scope] : scopes, row),
      note: abilityNote(first, ["*"]),
    };
  }
  const secrets = effective.filter(readsSecrets);
  if (secrets.length > 0) {
    const widest = secrets.toSorted((a, b) => Number(b.scope.name === null) - Number(a.scope.name === null));
    const scopes = secrets.map(({ scope }) => scope);
    return { parts: placed("can read secrets in", scopes, row), note: abilityNote(widest, READS_SECRETS) };
  }
  const held = `holds ${effective.length} ${effective.length === 1 ? "permission" : "permissions"} in`;
  const scopes = effective.map(({ scope }) => scope);
  return { parts: placed(held, scopes, row), note: abilityNote(effective, []) };
}

function unreadWords(count: number): string {
  return count === 1 ? "holds a role that was not read" : `holds ${count} roles that were not read`;
}

function answer(row: IdentityRow): VerdictPart[] {
  if (!row.owner) return [{ text: " and nobody is named as its owner", note: 2 }];
  return [{ text: " and " }, { text: row.owner.owner, name: true }, { text: " is named as its owner", note: 2 }];
}

function isAnything(grant: GrantView): boolean {
  return grant.verbs.includes("*") && grant.resources.includes("*.*") && grant.resourceNames.length === 0;
}

const READ_VERBS = ["get", "list", "watch", "*"];
const SECRETS = ["secrets", "secrets.*", "*", "*.*"];

/** The words of a rule that let it read secrets. */
const READS_SECRETS = [...READ_VERBS, "secrets"];

function readsSecrets(grant: GrantView): boolean {
  return (
    grant.resources.some((resource) => SECRETS.includes(resource)) &&
    grant.verbs.some((verb) => READ_VERBS.includes(verb))
  );
}

function placed(deed: string, scopes: readonly GrantScope[], row: IdentityRow): VerdictPart[] {
  const [first] = scopes;
  const unique = [...new Set(scopes.map(({ name }) => name))];
  if (!first || unique.includes(null)) return anywhere(deed, row);
  if (unique.length === 1) return [{ text: `${deed} ` }, { text: first.name ?? row.domain, name: true }];
  return [{ text: `${deed} ${unique.length} ${plural(first.kind)} of ` }, { text: row.domain, name: true }];
}

function plural(kind: string): string {
  return kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

function anywhere(deed: string, row: IdentityRow): VerdictPart[] {
  return [{ text: `${deed} all of ` }, { text: row.domain, name: true }];
}
