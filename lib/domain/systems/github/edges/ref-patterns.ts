/**
 * Whether a pattern of a ruleset, a protection or an environment holds for a ref: `*` stands for everything but a slash,
 * `**` for everything. Of a ref that is not known no pattern is sure to hold, but one that holds for all.
 * @see https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax
 */
export function matchesRef(pattern: string, ref: string | null): boolean {
  if (ref === null) return pattern === "**" || pattern === "**/*" || pattern === "refs/heads/**";
  return matches(pattern, ref);
}

/** Without building an expression out of what strangers wrote: time grows with the product of both lengths at most. */
function matches(pattern: string, text: string): boolean {
  let reached = [0];
  for (let at = 0; at < pattern.length && reached.length > 0;) {
    const part = partAt(pattern, at);
    at += part.length;
    reached = step(part, text, reached);
  }
  return reached.includes(text.length);
}

function partAt(pattern: string, at: number): string {
  return ["**/", "**"].find((part) => pattern.startsWith(part, at)) ?? pattern[at] ?? "";
}

/** Where in a text one can be behind a part of the pattern; two stars with a slash stand for no folder, too. */
function step(part: string, text: string, reached: readonly number[]): number[] {
  const all = Array.from({ length: text.length + 1 }, (_, at) => at);
  const first = Math.min(...reached);
  if (part === "**") return all.slice(first);
  if (part === "**/") return all.filter((at) => reached.includes(at) || (at > first && text[at - 1] === "/"));
  if (part === "*") return inSegment(all, text, new Set(reached));
  return reached.flatMap((at) => (at < text.length && isLike(part, text[at] ?? "") ? [at + 1] : []));
}

function isLike(part: string, character: string): boolean {
  return part === "?" ? character !== "/" : part === character;
}

/** A single star goes on to the next slash. */
function inSegment(all: readonly number[], text: string, starts: ReadonlySet<number>): number[] {
  let on = false;
  return all.filter((at) => {
    if (at > 0 && text[at - 1] === "/") on = false;
    on ||= starts.has(at);
    return on;
  });
}
