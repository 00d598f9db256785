import { z } from "zod";

/** What an address may hold of each. */
const MOST = 50;

const key = z.string().min(1).max(1000);

/** What an edge would be; `no`: not there. */
const answer = z.enum(["yes", "conditional", "unknown", "no"]);

/**
 * What would be different, in words that mean the same in every later graph, so that an address can hold it. Nothing in it is
 * trusted: what the graph does not have is told, not an error.
 */
export const whatIfSchema = z.strictObject({
  /** Identities, hubs or resources that are not there, with all their edges. */
  nodes: z.array(key).max(MOST).default([]),
  /** Pieces of evidence that are not there, or that are tightened: no edge on them is surer than this. */
  evidence: z
    .array(z.strictObject({ alias: key, place: key.nullable().default(null), answer: answer.default("no") }))
    .max(MOST)
    .default([]),
  /** All edges of a kind from one node to another have this answer. */
  edges: z
    .array(z.strictObject({ kind: key, from: key, to: key, answer: answer.default("no") }))
    .max(MOST)
    .default([]),
  /** Resources that are production, or not. */
  production: z
    .array(z.strictObject({ key, is: z.boolean() }))
    .max(MOST)
    .default([]),
});

export type WhatIf = z.infer<typeof whatIfSchema>;

export type WhatIfAnswer = z.infer<typeof answer>;
