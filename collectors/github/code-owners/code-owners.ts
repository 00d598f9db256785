import { matchesPath } from "./path-pattern.ts";

/** Rules of a CODEOWNERS file, in its order: the last that speaks of a path decides. */
export interface CodeOwners {
  /** Path of the file in the repository. */
  file: string;
  rules: readonly { pattern: string; owners: readonly string[]; line: number }[];
}

/** Who owns a path, and the line that says so. */
export interface PathOwners {
  /** `@acme/platform`, `@mona`, `mona@example.com` */
  owners: readonly string[];
  /** `.github/CODEOWNERS, line 12` */
  because: string;
}

const MAX_RULES = 20_000;
const MAX_OWNERS = 20;
/** Logins of managed users end in an underscore and the short code of their enterprise. */
const OWNER = /^(?:@[A-Za-z0-9_-]{1,100}(?:\/[A-Za-z0-9._-]{1,100})?|[^\s@]{1,64}@[A-Za-z0-9.-]{1,190})$/;

/** Reads a CODEOWNERS file. As GitHub does, it leaves out lines that are not valid. */
export function parseCodeOwners(text: string, file: string): CodeOwners {
  const rules: CodeOwners["rules"][number][] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (rules.length === MAX_RULES) break;
    // A blank in a path stands behind a backslash.
    const words = line.replace(/(^|\s)#.*$/, "").match(/(?:\\.|[^\s\\])+/g) ?? [];
    const [pattern, ...owners] = words;
    if (pattern === undefined || !isPattern(pattern) || !owners.every((owner) => OWNER.test(owner))) continue;
    rules.push({ pattern: pattern.replace(/\\(.)/g, "$1"), owners: owners.slice(0, MAX_OWNERS), line: index + 1 });
  }
  return { file, rules };
}

/** Negations and ranges of characters do not work in these files, though they do in gitignore. */
function isPattern(text: string): boolean {
  return text.length <= 1000 && !text.startsWith("!") && !text.includes("[") && !text.startsWith("\\#");
}

/** Who owns a path; null where no rule speaks of it, or the last that does takes owners away. */
export function codeOwnersOf({ file, rules }: CodeOwners, path: string): PathOwners | null {
  const rule = rules.findLast(({ pattern }) => matchesPath(pattern, path));
  if (!rule || rule.owners.length === 0) return null;
  return { owners: rule.owners, because: `${file}, line ${rule.line}` };
}
