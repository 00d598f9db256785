/** What names a branch: `environment production`, `ruleset main`, `branch protection`. */
export interface NamedBy {
  kind: "environment" | "ruleset" | "branch protection";
  /** Null: the pattern itself is its name. */
  name: string | null;
}

/** One mention of branches, as it was written: a name, or a pattern that many may match. */
export interface Naming {
  text: string;
  by: NamedBy;
}

/** What is named in a repository beside its default branch. */
export interface NamedBranches {
  /** By their names, in the order in which they are read: those that deploy first. */
  names: { branch: string; by: NamedBy[] }[];
  /** Patterns, which stand for any branch that matches; `~ALL` for every one. */
  patterns: { pattern: string; by: NamedBy[] }[];
}

/** What a ruleset is about, as far as it was said. */
export interface RulesetTarget {
  target?: string | null | undefined;
  enforcement: string;
  include?: readonly string[] | null | undefined;
  exclude?: readonly string[] | null | undefined;
}

/** What an environment's own policy names; that of a tag is none of a branch. */
export function namedByEnvironment(
  name: string,
  policies: readonly { name: string; type?: string | null | undefined }[],
): Naming[] {
  return policies
    .filter(({ type }) => type !== "tag")
    .map((policy) => ({ text: policy.name, by: { kind: "environment", name } }));
}

/** What a ruleset protects while somebody has not switched it off. */
export function namedByRuleset(name: string, { target, enforcement, include, exclude }: RulesetTarget): Naming[] {
  if (enforcement === "disabled" || (target !== undefined && target !== null && target !== "branch")) return [];
  return (include ?? [])
    .filter((ref) => !(exclude ?? []).includes(ref) && !ref.startsWith("refs/tags/"))
    .map((ref) => ({ text: ref.replace(/^refs\/heads\//, ""), by: { kind: "ruleset", name } }));
}

/** What a branch protection is for. */
export function namedByProtection(pattern: string): Naming[] {
  return [{ text: pattern, by: { kind: "branch protection", name: null } }];
}

/** Puts together what names the same. The default branch is left out: it is read anyway. */
export function namedBranches(namings: readonly Naming[], defaultBranch: string | null): NamedBranches {
  const names = new Map<string, NamedBy[]>();
  const patterns = new Map<string, NamedBy[]>();
  for (const { text, by } of namings) {
    if (text === defaultBranch || text === DEFAULT) continue;
    const of = isPattern(text) ? patterns : names;
    of.set(text, [...(of.get(text) ?? []), by]);
  }
  const deploys = (by: readonly NamedBy[]) => Number(by.some(({ kind }) => kind === "environment"));
  return {
    names: [...names]
      .toSorted(([one, by], [other, its]) => deploys(its) - deploys(by) || (one < other ? -1 : 1))
      .map(([branch, by]) => ({ branch, by })),
    patterns: [...patterns]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([pattern, by]) => ({ pattern, by })),
  };
}

/** GitHub's words for what no name says. */
const DEFAULT = "~DEFAULT_BRANCH";
const ALL = "~ALL";

/**
 * Whether it is a pattern: GitHub compares as `fnmatch` does, and no branch may have one of these characters in its name.
 * @see https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/creating-rulesets-for-a-repository#using-fnmatch-syntax
 */
function isPattern(text: string): boolean {
  return text === ALL || /[*?[\\]/.test(text);
}

/**
 * Whether a branch can be called so, by the rules of git.
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function isBranchName(text: string): boolean {
  if (text === "" || text === "@") return false;
  if (/[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|^-|\.$/.test(text)) return false;
  return text.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
