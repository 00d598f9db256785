import type { PolicyRule } from "../rules.ts";
import { BINDING } from "./binding.ts";
import type { Bound, Policies } from "./policies.ts";
import type { Asker } from "./question.ts";

/** A rule that holds for somebody, and by what. */
export interface EffectiveRule {
  /** Where it holds; empty for the whole cluster. */
  namespace: string;
  rule: PolicyRule;
  /** Its place in the role, from 0. */
  index: number;
  bound: Bound;
}

/**
 * Every rule that holds for somebody by roles, the whole cluster first; the same rule as often as it is given. What
 * `system:masters` may beside all roles is not among them. A namespace gives no paths.
 */
export function effectiveRules({ bound }: Policies, asker: Asker): EffectiveRule[] {
  const wide: EffectiveRule[] = [];
  const narrow: EffectiveRule[] = [];
  for (const key of BINDING.askerKeys(asker)) {
    for (const [namespace, given] of bound.get(key) ?? []) {
      const rules = namespace === "" ? wide : narrow;
      for (const one of given) {
        one.rules.forEach((rule, index) => {
          if (namespace === "" || rule.resources.length > 0) rules.push({ namespace, rule, index, bound: one });
        });
      }
    }
  }
  return [...wide, ...narrow];
}
