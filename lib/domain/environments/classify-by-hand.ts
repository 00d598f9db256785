import type { EnvironmentRule } from "./rule.ts";

/** Aliases that one rule names at most; {@link EnvironmentRule} refuses more. */
const MOST = 200;

/**
 * The rules after somebody gave some resources an environment by hand: they are named in a rule of that environment among
 * those at the top, where no other decides before, and in no other. A rule that names nothing any more is gone.
 */
export function classifyByHand(
  rules: readonly EnvironmentRule[],
  environment: string,
  aliases: readonly string[],
): EnvironmentRule[] {
  const named = new Set(aliases);
  const others = rules.flatMap((rule): EnvironmentRule[] => {
    if (rule.match !== "listed") return [rule];
    const left = rule.aliases.filter((alias) => !named.has(alias));
    return left.length === 0 ? [] : [{ ...rule, aliases: left }];
  });
  let missing = [...named];
  const top = others.findIndex((rule) => rule.match !== "listed");
  const filled = others.map((rule, index) => {
    if (rule.match !== "listed" || rule.environment !== environment || (top !== -1 && index > top)) return rule;
    const room = missing.slice(0, MOST - rule.aliases.length);
    missing = missing.slice(room.length);
    return { ...rule, aliases: [...rule.aliases, ...room] };
  });
  const added: EnvironmentRule[] = [];
  for (let from = 0; from < missing.length; from += MOST) {
    added.push({ environment, match: "listed", aliases: missing.slice(from, from + MOST) });
  }
  return [...added, ...filled];
}
