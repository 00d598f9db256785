/** Folds what differs only in case or in how an accent is encoded: names are compared, searched and sorted like this. */
export function foldName(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** Code units of a sort name: an index holds 2,700 bytes, and folding can make three characters of one. */
const MAX_SORT_NAME = 500;

/** A name as the list sorts it, by the bytes of its UTF-8. */
export function sortNameOf(name: string): string {
  return foldName(name)
    .slice(0, MAX_SORT_NAME)
    .replace(/\p{Cs}$/u, "");
}

/** A value of `name:`, ready to be put to many names. */
export interface NamePattern {
  /** What every name it matches contains, folded. */
  pieces: readonly string[];
  /** Whether a folded name is what it asks for. */
  matches(name: string): boolean;
}

/**
 * Reads a value of `name:`: a name, or what stands around each `*`. Pieces are found from left to right and never searched
 * for again, so no pattern takes long.
 */
export function namePattern(value: string): NamePattern {
  const pieces = foldName(value).split("*");
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return { pieces, matches: (name) => name === first };
  return {
    pieces,
    matches(name) {
      const end = name.length - last.length;
      if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
      let at = first.length;
      for (const piece of rest) {
        const found = name.indexOf(piece, at);
        if (found === -1 || found + piece.length > end) return false;
        at = found + piece.length;
      }
      return true;
    },
  };
}
