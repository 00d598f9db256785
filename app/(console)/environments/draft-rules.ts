import { EnvironmentRules, type EnvironmentRule } from "#lib/domain/environments/rule.ts";
import { FIELD_WORDS, FIELDS_OF, splitLines, type DraftRule } from "./draft.ts";

/** What is wrong with a draft, and where. */
export interface DraftFault {
  message: string;
  /** Id of the field; null: the draft as a whole. */
  field: string | null;
}

/** The rules that a draft means, or the first thing that is wrong with it. */
export function rulesOf(
  draft: readonly DraftRule[],
): { rules: EnvironmentRule[]; fault?: undefined } | { rules?: undefined; fault: DraftFault } {
  const parsed = EnvironmentRules.safeParse(draft.map(toRule));
  if (parsed.success) return { rules: parsed.data };
  const [issue] = parsed.error.issues;
  const [index, field] = issue?.path ?? [];
  const rule = typeof index === "number" ? draft[index] : undefined;
  if (!issue || !rule) return { fault: { message: issue?.message ?? "These rules cannot be saved.", field: null } };
  const place = `Rule ${Number(index) + 1}, ${FIELD_WORDS[String(field)] ?? "kinds"}`;
  return { fault: { message: `${place}: ${issue.message}`, field: `${rule.id}-${String(field)}` } };
}

function toRule({ match, environment, kinds, lines }: DraftRule): unknown {
  const lists = FIELDS_OF[match].map((field) => [field, splitLines(lines[field])]);
  return { match, environment, ...(kinds.length > 0 && { kinds }), ...Object.fromEntries(lists) };
}
