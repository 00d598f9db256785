import { z } from "zod";

/** How an environment is named: `production`, `staging`, or a word of the people who run it. */
export const EnvironmentName = z
  .string()
  .trim()
  .min(1, "Say which environment it is.")
  .max(64, "The name of an environment has at most 64 characters.")
  .toLowerCase();

const Text = z.string().trim().min(1).max(500);
const Texts = z.array(Text).min(1, "Name at least one.").max(200, "At most 200 in one rule.");

/** Kinds of resources a rule is about: `namespace`; left out: all. */
const kinds = z.array(z.string().min(1).max(64)).min(1).max(20).optional();

/** By labels or tags. */
const LabelRule = z.object({
  environment: EnvironmentName,
  match: z.literal("label"),
  kinds,
  /** Last segment of a label key: `environment`, also `example.com/environment`. */
  keys: Texts,
  values: Texts,
});

/** By name: a pattern with `*` holds for all of the name, one without for a word in it (`prod` in `shop-prod-eu`). */
const NameRule = z.object({
  environment: EnvironmentName,
  match: z.literal("name"),
  kinds,
  patterns: Texts,
});

/** By naming each: aliases. */
const ListedRule = z.object({
  environment: EnvironmentName,
  match: z.literal("listed"),
  aliases: Texts,
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
