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

/**
 * Whether a folded name is what a value of `name:` asks for: the same, or the same around what each `*` stands for.
 * Pieces are found from left to right and never searched for again, so no pattern takes long.
 */
export function matchesName(pattern: string, name: string): boolean {
  const pieces = foldName(pattern).split("*");
  const [first = ""] = pieces;
  if (pieces.length === 1) return name === first;
  const last = pieces.at(-1) ?? "";
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
