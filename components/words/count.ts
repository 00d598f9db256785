const NUMBER = new Intl.NumberFormat("en-US");

/** `3,214` */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** `1 identity`, `3,214 identities` */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** Ids of kinds, nouns and statuses in plain words: `service-account` is `service account`, `aws-role` `AWS role`. */
export function words(id: string): string {
  return id
    .replaceAll("-", " ")
    .replace(/\baws\b/, "AWS")
    .replace(/^app\b/, "App");
}

/** `service accounts` for `service account`. */
export function plural(word: string): string {
  return `${word}s`;
}

/** `a`, `a and b`, `a, b and c` */
export function list(parts: string[], word: "and" | "or" = "and"): string {
  const last = parts.at(-1) ?? "";
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} ${word} ${last}` : last;
}

/** First letter as a capital, for the start of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
