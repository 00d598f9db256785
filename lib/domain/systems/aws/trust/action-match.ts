import { compileGlob, type Glob, globMatches, wildcardTokens } from "../policy/glob.ts";
import type { Statement } from "../policy/policy.ts";

const MOST_KEPT = 20_000;
const kept = new Map<string, Glob>();

/** Says whether a statement is about an action; actions are compared without regard to case. */
export function actionMatches({ not, patterns }: Statement["action"], action: string): boolean {
  const asked = action.toLowerCase();
  return patterns.some((pattern) => globMatches(globOf(pattern.toLowerCase()), asked)) !== not;
}

/** Says whether a text matches a pattern with `*` and `?`. */
export function textMatches(pattern: string, text: string): boolean {
  return globMatches(globOf(pattern), text);
}

/** The same patterns stand a thousand times in an organization. */
function globOf(pattern: string): Glob {
  const found = kept.get(pattern);
  if (found) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = compileGlob(wildcardTokens(pattern));
  kept.set(pattern, made);
  return made;
}
