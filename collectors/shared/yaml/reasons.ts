/** Deepest nesting read in one document. */
export const MAX_DEPTH = 100;

/** Most aliases in one document. */
export const MAX_ALIASES = 10_000;

/** The parser's own words that are safe to repeat: they quote nothing of the file. */
const SAFE_REASONS = new Map([
  ["duplicated mapping key", "the same key stands twice in one mapping: keep one of them"],
  ["bad indentation of a mapping entry", "bad indentation of a mapping entry"],
  ["bad indentation of a sequence entry", "bad indentation of a list entry"],
  ["tab characters must not be used in indentation", "a tab stands where only spaces may indent"],
  ["deficient indentation", "a text is not indented enough, or its quote is not closed"],
  ["expected ':' after a mapping key", "a colon is missing after a mapping key"],
  ["can not read a block mapping entry; a multiline key may not be an implicit key", "a key spans several lines"],
  ["missed comma between flow collection entries", "a comma is missing between two entries in brackets or braces"],
  ["unexpected end of the stream within a flow collection", "a bracket or brace is not closed"],
  ["unexpected end of the stream within a double quoted scalar", "a double quote is not closed"],
  ["unexpected end of the stream within a single quoted scalar", "a single quote is not closed"],
  ["unknown escape sequence", "a backslash in double quotes is followed by an unknown escape"],
  ["the stream contains non-printable characters", "it holds characters that YAML does not allow"],
  ["null byte is not allowed in input", "it holds a NUL byte"],
]);

const REASON_BEGINNINGS = [
  ["unidentified alias", "an alias names an anchor that this document does not define before it"],
  ["nesting exceeded", `it is nested deeper than ${MAX_DEPTH} levels`],
  ["aliases exceeded", `it holds more than ${MAX_ALIASES} aliases`],
  ["merge keys exceeded", "its merge keys bring in too many keys"],
  ["cannot merge mappings", "a merge key does not name a mapping"],
  ["a mapping key is itself", "a mapping key is itself a list or mapping"],
] as const;

/** What the parser found wrong, as a sentence without its full stop that quotes nothing of the file. */
export function yamlFault(reason: string): string {
  const known = SAFE_REASONS.get(reason) ?? REASON_BEGINNINGS.find(([beginning]) => reason.startsWith(beginning))?.[1];
  return known === undefined ? "it is not valid YAML" : `it is not valid YAML: ${known}`;
}
