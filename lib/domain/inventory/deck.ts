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
 * @param firstNote number of its first note
 */
export function deckSentences(row: IdentityRow, read: ReadCompletely, firstNote: number): Verdict {
  const workloads: Note = {
    words: "Workloads that name it in their pod template. What runs elsewhere with one of its credentials is not seen.",
    evidence: [],
    looked: [{ noun: "consumer" }],
  };
  const credentials: Note = {
    words:
      "Credentials that lie somewhere Rollcall reads. Tokens the system makes for pods are not stored and not counted.",
    evidence: [],
    looked: [{ noun: "credential" }],
  };
  const runs = read.workloads ? "No workload runs as it" : "No workload that runs as it was seen";
  const proves = read.credentials ? "No stored credential proves it" : "No stored credential that proves it was seen";
  const credentialWords = ["stored credential proves it", "stored credentials prove it"] as const;
  const parts = [
    {
      text: counted(row.consumers, runs, ["workload runs as it", "workloads run as it"], read.workloads),
      note: firstNote,
    },
    { text: ". " },
    { text: counted(row.credentials.count, proves, credentialWords, read.credentials), note: firstNote + 1 },
    { text: "." },
  ];
  const use = useOf(row.lastUsed);
  return {
    parts: [...parts, { text: " " }, { text: use.claim, note: firstNote + 2 }, { text: "." }],
    notes: [workloads, credentials, use.note],
  };
}

/** When it was used, as far as anybody tells. */
function useOf(lastUsed: LastUsed): { claim: string; note: Note } {
  if ("unknown" in lastUsed) {
    const note = { words: lastUsed.unknown, evidence: [], looked: [] };
    return { claim: "Whether anything uses it is not observed", note };
  }
  if ("never" in lastUsed) {
    const note = { words: `Not once since ${dayOf(lastUsed.since)}.`, evidence: [], looked: [] };
    return { claim: "It was never used while that was observed", note };
  }
  const words =
    "The newest use of one of its credentials that the system noted. Other ways to sign in are not observed.";
  const claim = `It was used on ${dayOf(lastUsed.at)}${lastUsed.atLeast ? " or later" : ""}`;
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
