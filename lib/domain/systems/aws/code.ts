/** A name inside a sentence: between backticks, of which it may hold none itself. */
export function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** `a, b and 3 more`: the first of them, the rest counted. */
export function some(texts: readonly string[], most = 3): string {
  const shown = texts.length > most ? [...texts.slice(0, most - 1), `${texts.length - most + 1} more`] : texts;
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : (shown[0] ?? "");
}
