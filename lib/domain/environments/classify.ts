import { z } from "zod";
import type { JsonObject } from "../facts/json.ts";
import { lastSegment } from "../last-segment.ts";

/** A rule that gives resources their environment; the first that matches decides and is shown as the reason. */
export const EnvironmentRule = z.object({
  environment: z.string().min(1).max(64),
  match: z.literal("label"),
  /** Last segment of a label key: `environment`, also `example.com/environment`. */
  keys: z.array(z.string()),
  values: z.array(z.string()),
});

export type EnvironmentRule = z.infer<typeof EnvironmentRule>;

/** An environment and the rule's match as its reason. */
export interface Classification {
  name: string;
  because: string;
}

/**
 * Classifies a resource by its labels. Null is *unclassified*: a state of its own, never "not production".
 * @param word how the system calls its labels
 */
export function classify(
  rules: readonly EnvironmentRule[],
  what: string,
  content: JsonObject,
  word = "label",
): Classification | null {
  const labels = content.labels;
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) return null;
  for (const rule of rules) {
    for (const [key, value] of Object.entries(labels)) {
      if (typeof value !== "string") continue;
      if (!rule.keys.includes(lastSegment(key).toLowerCase())) continue;
      if (rule.values.includes(value.toLowerCase())) {
        return { name: rule.environment, because: `${what} ${word} ${key}=${value}` };
      }
    }
  }
  return null;
}
