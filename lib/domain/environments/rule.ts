import { z } from "zod";
import { lastSegment } from "../last-segment.ts";

/** How an environment is named: `production`, `staging`, or a word of the people who run it. */
export const EnvironmentName = z
  .string()
  .trim()
  .min(1, "Say which environment it is.")
  .max(64, "The name of an environment has at most 64 characters.")
  .refine(isStorable, "The name of an environment cannot contain the character U+0000.")
  .toLowerCase();

const Text = z
  .string()
  .trim()
  .min(1, "Take the empty line out.")
  .max(500, "Each line has at most 500 characters: shorten the longest.")
  .refine(isStorable, "A line cannot contain the character U+0000.");

const listOf = <Item extends z.ZodType<string>>(item: Item) =>
  z
    .array(item)
    .min(1, "Name at least one, a line each.")
    .max(200, "At most 200 lines: make a second rule of the rest.");

/** What a document of the database can hold. */
function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Kinds of resources a rule is about: `namespace`; left out: all. */
const kinds = z.array(Text.max(64)).min(1).max(20).optional();

/** By labels or tags. */
const LabelRule = z.object({
  environment: EnvironmentName,
  match: z.literal("label"),
  kinds,
  /** Last segment of a label key: `environment`, also `example.com/environment`. */
  keys: listOf(
    Text.toLowerCase().refine(
      (key) => lastSegment(key) === key,
      "Write the last part of a key only: env stands for example.com/env too.",
    ),
  ),
  /** In lower case: they are compared whatever the case. */
  values: listOf(Text.toLowerCase()),
});

/** By name: a pattern with `*` holds for all of the name, one without for a word in it (`prod` in `shop-prod-eu`). */
const NameRule = z.object({
  environment: EnvironmentName,
  match: z.literal("name"),
  kinds,
  patterns: listOf(Text),
});

/** By naming each: aliases. */
const ListedRule = z.object({
  environment: EnvironmentName,
  match: z.literal("listed"),
  aliases: listOf(Text),
});

/**
 * A rule that gives resources their environment. The first that matches decides and is shown as the reason; what no rule
 * matches has the environment of what it lives in.
 */
export const EnvironmentRule = z.discriminatedUnion("match", [LabelRule, NameRule, ListedRule]);

export type EnvironmentRule = z.infer<typeof EnvironmentRule>;

/** All rules of an installation, in their order. */
export const EnvironmentRules = z.array(EnvironmentRule).max(200, "At most 200 rules.");

/** The environment that reach is about. */
export const PRODUCTION = "production";
