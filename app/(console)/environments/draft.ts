import type { EnvironmentRule } from "#lib/domain/environments/rule.ts";

/** A rule while somebody edits it: lists are lines of text, as they are typed. */
export interface DraftRule {
  /** Stays while the rule moves. */
  id: string;
  match: EnvironmentRule["match"];
  environment: string;
  kinds: string[];
  lines: Record<DraftField, string>;
}

/** The lists of rules, by the name that a rule has them under. */
export const DRAFT_FIELDS = ["keys", "values", "patterns", "aliases"] as const;

export type DraftField = (typeof DRAFT_FIELDS)[number];

/** Which lists a rule of each way to match has. */
export const FIELDS_OF: Record<EnvironmentRule["match"], readonly DraftField[]> = {
  label: ["keys", "values"],
  name: ["patterns"],
  listed: ["aliases"],
};

/** More rules than may be saved are read, so that they are refused with words. */
const MOST_READ = 1000;

/** Rules as they stand, to be edited. */
export function draftOf(rules: readonly EnvironmentRule[]): DraftRule[] {
  return rules.map((rule, index) => ({
    ...emptyRule(`r${index}`, rule.match),
    environment: rule.environment,
    kinds: rule.match === "listed" ? [] : (rule.kinds ?? []),
    lines: linesOf(rule),
  }));
}

/** A rule that says nothing yet. */
export function emptyRule(id: string, match: EnvironmentRule["match"]): DraftRule {
  return { id, match, environment: "", kinds: [], lines: { keys: "", values: "", patterns: "", aliases: "" } };
}

/** The draft as a form has it. What the form never had is left out. */
export function readDraft(form: FormData): DraftRule[] {
  const ids = form.getAll("rule").slice(0, MOST_READ).map(String);
  return ids.map((id) => {
    const text = (name: string) => String(form.get(`${id}-${name}`) ?? "");
    const match = (["label", "name", "listed"] as const).find((one) => one === text("match")) ?? "name";
    const lines = Object.fromEntries(DRAFT_FIELDS.map((field) => [field, text(field)]));
    const kinds = form.getAll(`${id}-kinds`).map(String);
    return { id, match, environment: text("environment"), kinds, lines: lines as DraftRule["lines"] };
  });
}

/** How the lists of rules are called. */
export const FIELD_WORDS: Record<string, string> = {
  environment: "environment",
  keys: "keys",
  values: "values",
  patterns: "names",
  aliases: "resources",
};

function linesOf(rule: EnvironmentRule): DraftRule["lines"] {
  const { keys = [], values = [], patterns = [], aliases = [] } = rule as Partial<Record<DraftField, string[]>>;
  return {
    keys: keys.join("\n"),
    values: values.join("\n"),
    patterns: patterns.join("\n"),
    aliases: aliases.join("\n"),
  };
}

/** The lines of a field, without empty ones. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
