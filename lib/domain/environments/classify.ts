import type { JsonObject } from "../facts/json.ts";
import { lastSegment } from "../last-segment.ts";
import { nameMatches } from "./name-pattern.ts";
import type { EnvironmentRule } from "./rule.ts";

/** What is classified: a resource as it was read. */
export interface Classifiable {
  alias: string;
  kind: string;
  name: string;
  content: JsonObject;
}

/** An environment and the rule's match as its reason. */
export interface Classification {
  name: string;
  /** In a clause: `namespace label env=prod`. */
  because: string;
  /** Place of the rule, from 0. */
  rule: number;
}

/**
 * The first rule that matches a resource itself. Null is *unclassified*: a state of its own, never "not production".
 * @param word how the system calls its labels
 */
export function classify(
  rules: readonly EnvironmentRule[],
  resource: Classifiable,
  word = "label",
): Classification | null {
  for (const [index, rule] of rules.entries()) {
    const because = matchOf(rule, resource, word);
    if (because !== null) return { name: rule.environment, because, rule: index };
  }
  return null;
}

function matchOf(rule: EnvironmentRule, resource: Classifiable, word: string): string | null {
  const what = resource.kind.replaceAll("-", " ");
  switch (rule.match) {
    case "listed":
      return rule.aliases.includes(resource.alias) ? `${what} named in a rule` : null;
    case "name": {
      if (rule.kinds && !rule.kinds.includes(resource.kind)) return null;
      const pattern = rule.patterns.find((one) => nameMatches(one, resource.name));
      return pattern === undefined ? null : `${what} name matches ${pattern}`;
    }
    case "label": {
      if (rule.kinds && !rule.kinds.includes(resource.kind)) return null;
      const label = labelsOf(resource.content).find(
        ([key, value]) =>
          rule.keys.includes(lastSegment(key).toLowerCase()) && rule.values.includes(value.toLowerCase()),
      );
      return label ? `${what} ${word} ${label[0]}=${label[1]}` : null;
    }
  }
}

function labelsOf({ labels }: JsonObject): [string, string][] {
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) return [];
  return Object.entries(labels).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : []));
}
