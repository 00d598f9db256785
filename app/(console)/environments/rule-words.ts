import { count, list, plural, sentence, words } from "#components/words/count.ts";
import { showable } from "#components/words/names.ts";
import { splitLines, type DraftRule } from "./draft.ts";

/** Of a longer list only the first. */
const SHOWN = 6;

/** A rule as a sentence: `Production: namespaces whose name has the word prod`. Null while it says nothing. */
export function ruleSentence({ match, environment, kinds, lines }: DraftRule): string | null {
  const [keys, values] = [splitLines(lines.keys), splitLines(lines.values)];
  const [patterns, aliases] = [splitLines(lines.patterns), splitLines(lines.aliases)];
  const said = match === "label" ? keys.length > 0 && values.length > 0 : patterns.length + aliases.length > 0;
  if (environment.trim() === "" || !said) return null;
  const whose = `${sentence(plain(environment))}: `;
  if (match === "listed") return `${whose}${count(aliases.length, "resource")} named one by one`;
  const what = kinds.length > 0 ? list(kinds.map((kind) => kindsWords(plain(kind)))) : "resources of any kind";
  if (match === "label") return `${whose}${what} with a label or tag ${any(keys)} that says ${any(values)}`;
  const whole = patterns.filter((pattern) => pattern.includes("*"));
  const word = patterns.filter((pattern) => !pattern.includes("*"));
  const ways = [word.length > 0 && `has the word ${any(word)}`, whole.length > 0 && `is like ${any(whole)}`];
  return `${whose}${what} whose name ${ways.filter(Boolean).join(" or ")}`;
}

/** Several of a kind: `repositories`, `EKS clusters`. */
export function kindsWords(kind: string): string {
  return plural(kindWords(kind)).replace(/ys$/, "ies");
}

/** One of a kind: `deployment environment`, `EKS cluster`. */
export function kindWords(kind: string): string {
  return words(kind)
    .replace(/^eks\b/, "EKS")
    .replace(/^ecr\b/, "ECR")
    .replace(/^kms\b/, "KMS")
    .replace(/^(oidc|saml)\b/, (name) => name.toUpperCase());
}

/** `prod`, or `prod` or `live`: what is typed stands out. */
function any(texts: readonly string[]): string {
  const first = texts.slice(0, SHOWN).map((text) => `\`${plain(text)}\``);
  const more = texts.length - first.length;
  return more > 0 ? `${first.join(", ")} or one of ${more} more` : list(first, "or");
}

/** Backticks set code in sentences; a name may not begin or end one. */
function plain(text: string): string {
  const shown = showable(text).replaceAll("`", "'");
  return shown.length > 60 ? `${shown.slice(0, 30)}…${shown.slice(-29)}` : shown;
}
