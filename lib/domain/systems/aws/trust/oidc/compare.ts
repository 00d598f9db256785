import { alphabet, ended, start, step, type Places } from "./automaton.ts";
import type { Glob } from "./glob.ts";

/** Patterns of a condition: it holds for what one of them has, or, negated, for what none has. */
export interface Demand {
  globs: readonly Glob[];
  negated: boolean;
}

/**
 * Which of the minted values the demands admit, all of them together: `every`, `some` or `none`; `unknown` where the
 * patterns are too tangled to tell. With a value that passes and one that does not, as examples.
 */
export interface Comparison {
  share: "every" | "some" | "none" | "unknown";
  passing: string | null;
  failing: string | null;
}

/** No patterns that people write come near it. */
const MOST_STATES = 20_000;

interface State {
  minted: Places;
  demands: Places[][];
  read: string;
}

/**
 * Reads all strings of the minted pattern through all demands at once, breadth first, so that examples are short. Exact:
 * both sides are regular, and their product is walked.
 */
export function compare(minted: Glob, demands: readonly Demand[]): Comparison {
  const chars = [...new Set([minted, ...demands.flatMap(({ globs }) => globs)].flatMap((glob) => [...alphabet(glob)]))];
  const letters = [...chars, strangerTo(chars)];
  const first: State = { minted: start(minted), demands: demands.map(({ globs }) => globs.map(start)), read: "" };
  const queue = [first];
  const seen = new Set([keyOf(first)]);
  let passing: string | null = null;
  let failing: string | null = null;
  for (let at = 0; at < queue.length; at += 1) {
    const state = queue[at] as State;
    if (ended(minted, state.minted)) {
      if (admitted(demands, state)) passing ??= state.read;
      else failing ??= state.read;
      if (passing !== null && failing !== null) return { share: "some", passing, failing };
    }
    for (const char of letters) {
      const next = stepAll(minted, demands, state, char);
      if (next.minted.length === 0) continue;
      const key = keyOf(next);
      if (seen.has(key)) continue;
      if (seen.size >= MOST_STATES) return { share: "unknown", passing, failing };
      seen.add(key);
      queue.push(next);
    }
  }
  return { share: passing === null ? "none" : "every", passing, failing };
}

function stepAll(minted: Glob, demands: readonly Demand[], state: State, char: string): State {
  return {
    minted: step(minted, state.minted, char),
    demands: demands.map(({ globs }, index) =>
      globs.map((glob, place) => step(glob, state.demands[index]?.[place] ?? [], char)),
    ),
    read: state.read + char,
  };
}

function admitted(demands: readonly Demand[], state: State): boolean {
  return demands.every(
    ({ globs, negated }, index) =>
      globs.some((glob, place) => ended(glob, state.demands[index]?.[place] ?? [])) !== negated,
  );
}

function keyOf({ minted, demands }: State): string {
  return `${minted.join()};${demands.map((places) => places.map((place) => place.join()).join("|")).join(";")}`;
}

/** A character that no pattern names: it stands for all others. */
function strangerTo(chars: readonly string[]): string {
  return [..."xyzabcdefghijklmnopqrstuvw0123456789_~"].find((char) => !chars.includes(char)) ?? "\u{2022}";
}
