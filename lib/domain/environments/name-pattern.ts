/**
 * Whether a name matches a pattern, whatever its case: with `*` all of the name, where `*` is any text; without, a word or
 * several in a row (`prod` in `shop-prod-eu`, not in `product`). Linear in the name for any pattern.
 */
export function nameMatches(pattern: string, name: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = name.toLowerCase();
  if (wanted.includes("*")) return globMatches(wanted.split("*"), given);
  const words = `-${wordsOf(given)}-`;
  return words.includes(`-${wordsOf(wanted)}-`) && wordsOf(wanted) !== "";
}

/** `shop_Prod.eu` is `shop-prod-eu`. */
function wordsOf(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join("-");
}

/** The parts between the stars, each at its first place after the one before. */
function globMatches(parts: readonly string[], name: string): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
