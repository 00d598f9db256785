import { z } from "zod";
import { capName, wellFormed } from "#collectors/shared/text.ts";
import { isPathSegment } from "./names.ts";
import { NON_TEXT_KEYS } from "./yaml-schema.ts";

/** Any text. The message never shows the value; see `docs/systems/kubernetes.md`. */
export const Text = z.string({ error: (issue) => notText(issue.input) }).transform(wellFormed);

/** A name that becomes part of an alias: a path segment, shortened when absurdly long. */
export const Name = Text.refine(isPathSegment, {
  error: 'holds "/" or "%", or is only dots: the API server refuses such a name',
}).transform(capName);

/** A name nobody looks up: kept whatever it holds. */
export const LooseName = Text.transform(capName);

export const Flag = z.boolean({ error: "must be true or false" }).nullish();

/** A mapping of which only the named fields are kept. */
export function mapping<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape, { error: "must be a mapping" });
}

/** A list; absent means empty, and null entries are dropped, as Go reads them as empty structures. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item.nullish(), { error: "must be a list" })
    .nullish()
    .transform((items) => (items ?? []).filter((entry) => entry !== null && entry !== undefined));
}

/** Labels or annotations: text to text, as entries because their keys come from outside. */
export const Entries = z
  .unknown()
  .optional()
  .transform((value, context): [string, string][] => {
    if (value === undefined || value === null) return [];
    if (typeof value !== "object" || Array.isArray(value)) {
      context.addIssue({ code: "custom", message: "must be a mapping" });
      return z.NEVER;
    }
    if (NON_TEXT_KEYS in value) {
      context.addIssue({ code: "custom", message: "has a key that YAML reads as true, false or null: quote it" });
      return z.NEVER;
    }
    const entries: [string, string][] = [];
    for (const [key, text] of Object.entries(value)) {
      if (text !== null && typeof text !== "string") {
        context.addIssue({ code: "custom", message: `has a value that ${notText(text)}` });
        return z.NEVER;
      }
      entries.push([wellFormed(key), wellFormed(text ?? "")]);
    }
    return entries;
  });

function notText(value: unknown): string {
  if (value === undefined || value === null) return "is missing";
  if (typeof value === "boolean") return "YAML reads as true or false (as it does yes, no, on and off): quote it";
  if (typeof value === "number") return "is a number: quote it";
  return "must be text";
}
