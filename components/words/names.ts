/** No name on any page is longer than this, whatever its author wrote. */
const MAX_NAME = 512;

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters that show nothing but change what is shown: controls, direction overrides, zero widths, line ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

/** A name written by strangers as it can be shown: capped, with invisible characters made visible. */
export function showable(name: string): string {
  const capped = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
  return capped.replaceAll(INVISIBLE, escaped);
}

/** A document written by strangers: as {@link showable}, but whole, and with its lines. */
export function showableDocument(text: string): string {
  return text.replaceAll(INVISIBLE, (character) => (character === "\n" ? character : escaped(character)));
}

/** Shortens in the middle, because both ends of a name tell it apart: `argocd-appl…controller`. */
export function middleTruncate(name: string, max: number): string {
  if (name.length <= max) return name;
  const graphemes = Array.from(GRAPHEMES.segment(name), ({ segment }) => segment);
  if (graphemes.length <= max) return name;
  const head = Math.ceil((max - 1) / 2);
  return `${graphemes.slice(0, head).join("")}…${graphemes.slice(head - max + 1).join("")}`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16)}}`;
}
