import type { JsonObject } from "../../facts/json.ts";
import type { Claim } from "../../inventory/claim.ts";
import { objectOf, textOf } from "../content.ts";

/** Why an identity that is there can do nothing for now. */
interface Halt {
  word: "suspended" | "disabled";
  /** In a sentence. */
  because: string;
  path: string[];
  deciding: string[];
}

const STATES: Readonly<Record<string, string>> = {
  disabled_fork: "GitHub disabled it, as it does in forks.",
  disabled_inactivity: "GitHub disabled it because nothing happened in its repository for 60 days.",
  disabled_manually: "Somebody disabled it.",
};

/** What keeps an App, a workflow or a deploy key from acting, by its own document; null where nothing is known to. */
export function haltOf(identity: JsonObject | null): Halt | null {
  if (!identity) return null;
  const { suspended, state, enabled } = identity;
  if (suspended !== undefined && suspended !== null && suspended !== false) {
    const { at, by } = objectOf(suspended);
    const when = textOf(at) === "" ? "" : ` on ${textOf(at).slice(0, "2026-01-01".length)}`;
    const who = textOf(by) === "" ? "It was suspended" : `\`${textOf(by)}\` suspended it`;
    return { word: "suspended", because: `${who}${when}.`, path: ["suspended"], deciding: [] };
  }
  const word = textOf(state);
  if (word.startsWith("disabled")) {
    const because = Object.hasOwn(STATES, word) ? (STATES[word] ?? "") : `Its state is \`${word}\`.`;
    return { word: "disabled", because, path: ["state"], deciding: [word] };
  }
  if (enabled === false)
    return { word: "disabled", because: "GitHub takes it no more.", path: ["enabled"], deciding: [] };
  return null;
}

/** The words of something it may do, with what keeps it from that said behind them. */
export function whileHalted<T extends { words: string }>(identity: JsonObject | null, said: readonly T[]): T[] {
  const halt = haltOf(identity);
  if (!halt) return [...said];
  return said.map((one) =>
    one.words.startsWith("unknown:") ? one : { ...one, words: `${one.words}, but not while it is ${halt.word}` },
  );
}

/** That it is halted, before what it could do otherwise, which its note says. */
export function haltedClaim(key: string, identity: JsonObject | null, { parts, note }: Claim): Claim {
  const halt = haltOf(identity);
  if (!halt) return { parts, note };
  const otherwise = parts.map(({ text, name }) => (name ? `\`${text}\`` : text)).join("");
  return {
    parts: [{ text: `is ${halt.word}` }],
    note: {
      words: `${halt.because} While it is not ${halt.word}, it ${otherwise}.`,
      evidence: [{ key, path: halt.path, deciding: halt.deciding }, ...note.evidence],
      looked: note.looked,
    },
  };
}
