import type { Glob, GlobPiece } from "./glob.ts";

/** Places in a pattern at which reading may stand; its length is the end. Sorted, without repetition. */
export type Places = readonly number[];

/** Where reading begins. */
export function start(glob: Glob): Places {
  return closure(glob, [0]);
}

/** Where reading may stand after one more character. */
export function step(glob: Glob, places: Places, char: string): Places {
  const read = glob.fold ? char.toLowerCase() : char;
  const next: number[] = [];
  for (const place of places) {
    const piece = glob.pieces[place];
    if (!piece || !admits(piece, read)) continue;
    next.push(place + 1);
    if (piece.repeat === "star" || piece.repeat === "plus") next.push(place);
  }
  return closure(glob, next);
}

/** Says whether what was read is a whole string of the pattern. */
export function ended(glob: Glob, places: Places): boolean {
  return places.includes(glob.pieces.length);
}

/** Every character that the pattern tells from the others. */
export function* alphabet(glob: Glob): Generator<string> {
  for (const { chars } of glob.pieces) {
    if (!chars) continue;
    for (const char of chars) {
      yield char;
      if (glob.fold) yield char.toUpperCase();
    }
  }
}

function admits({ chars, except }: GlobPiece, char: string): boolean {
  return chars === null || chars.has(char) !== except;
}

/** Adds the places behind pieces that may be left out. A repeated piece that was read once may be left. */
function closure(glob: Glob, places: readonly number[]): Places {
  const all = new Set<number>();
  const open = [...places];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (all.has(place)) continue;
    all.add(place);
    const repeat = glob.pieces[place]?.repeat;
    if (repeat === "star" || repeat === "optional") open.push(place + 1);
  }
  return [...all].sort((one, other) => one - other);
}
