import { STORED, type KindWords } from "../systems/kind-words.ts";
import type { IdentityRow, LastUsed } from "./identity.ts";
import type { Note } from "./notes.ts";
import type { Verdict } from "./verdict.ts";

/** Which kinds of listings were read complete: only then is "none seen" none. */
export interface ReadCompletely {
  bindings: boolean;
  workloads: boolean;
  credentials: boolean;
}

/**
 * What stands under the verdict: how much runs as an identity, what proves it, and whether it is used; a note for each.
 * @param words how its system speaks of such identities
 * @param firstNote number of its first note
 */
export function deckSentences(row: IdentityRow, words: KindWords, read: ReadCompletely, firstNote: number): Verdict {
  const said = [...runs(row, words, read), proof(row, words, read), useOf(row.lastUsed, words)];
  return {
    parts: said.flatMap(({ claim }, index) => [
      { text: claim, note: firstNote + index },
      { text: index < said.length - 1 ? ". " : "." },
    ]),
    notes: said.map(({ note }) => note),
  };
}

/** A claim and what proves it. */
interface Said {
  claim: string;
  note: Note;
}

function runs(row: IdentityRow, { consumers }: KindWords, { workloads }: ReadCompletely): Said[] {
  if (!consumers) return [];
  const none = workloads ? consumers.none : consumers.noneSeen;
  return [
    {
      claim: counted(row.consumers, none, consumers.run, workloads),
      note: { words: consumers.about, evidence: [], looked: [{ noun: "consumer" }] },
    },
  ];
}

function proof(row: IdentityRow, { credentials }: KindWords, read: ReadCompletely): Said {
  const { instead, about, temporary, prove = STORED.prove } = credentials;
  // What was read goes before what is so of all of its kind.
  if (instead !== null && (temporary || row.credentials.count === 0)) {
    return { claim: instead, note: { words: about, evidence: [], looked: [] } };
  }
  const none = read.credentials ? STORED.none : STORED.noneSeen;
  return {
    claim: counted(row.credentials.count, none, prove, read.credentials),
    note: { words: about, evidence: [], looked: [{ noun: "credential" }] },
  };
}

/** When it was used, as far as anybody tells. */
function useOf(lastUsed: LastUsed, { unobserved }: KindWords): Said {
  if ("unknown" in lastUsed) {
    const note = { words: lastUsed.unknown, evidence: [], looked: [] };
    return { claim: unobserved, note };
  }
  if ("never" in lastUsed) {
    const note = { words: `Not once since ${dayOf(lastUsed.since)}.`, evidence: [], looked: [] };
    return { claim: "It was never used while that was observed", note };
  }
  if (!lastUsed.atLeast) {
    const note = {
      words: "The newest of its runs that was read.",
      evidence: [],
      looked: [{ noun: "identity" as const }],
    };
    return { claim: `It last ran on ${dayOf(lastUsed.at)}`, note };
  }
  if (lastUsed.derived) {
    const claim = `As far as can be derived it was used on ${dayOf(lastUsed.at)} or later`;
    const note = {
      words:
        "Derived, as nobody notes its uses: something that names it ran then, and may have skipped it in that run.",
      evidence: [],
      looked: [],
    };
    return { claim, note };
  }
  const words =
    "The newest use of one of its credentials that the system noted. Other ways to sign in are not observed.";
  const claim = `It was used on ${dayOf(lastUsed.at)} or later`;
  return { claim, note: { words, evidence: [], looked: [{ noun: "credential" }] } };
}

/** `21 Nov 2026`, in UTC. */
function dayOf(time: string): string {
  return new Date(time).toUTCString().slice(5, 16);
}

const SMALL = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** Small numbers are spelled; where not everything was read there may be more. */
function counted(count: number, none: string, [one, many]: readonly [string, string], complete: boolean): string {
  if (count === 0) return none;
  const spelled = SMALL[count] ?? count.toLocaleString("en-US");
  return `${complete ? spelled : `At least ${spelled.toLowerCase()}`} ${count === 1 ? one : many}`;
}
