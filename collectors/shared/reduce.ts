import type { z } from "zod";

/**
 * One row cut down, with the paths of the lists that were cut, and with sentences on what else of it could not be kept; or
 * why not, in words that quote nothing of it.
 */
export type Reduction<Document> =
  { ok: true; document: Document; cut: string[]; faults?: string[] } | { ok: false; message: string };

const MAX_CUTS = 50;

/**
 * Cuts a row of an answer, or of an export, down to what its schema keeps. Called before anything is hashed, logged,
 * written or handed on. Lists that were cut are named in `truncated`, in this reading or in the one that wrote an export.
 * @param owner whose description a row has to follow: `GitHub`
 */
export function reduceBy<Document extends { truncated?: string[] | undefined }>(
  schema: z.ZodType<Document>,
  value: unknown,
  owner: string,
): Reduction<Document> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { ok: false, message: describe(parsed.error, owner) };
  const document = parsed.data;
  const found = cutLists(value, document, "");
  const cut = [...new Set([...(document.truncated ?? []), ...found])].toSorted().slice(0, MAX_CUTS);
  return { ok: true, document: found.length === 0 ? document : { ...document, truncated: cut }, cut };
}

/** Paths of the lists that are shorter than they were. Names of what is kept are the same on both sides. */
function cutLists(before: unknown, after: unknown, path: string): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const own = before.length > after.length ? [path] : [];
    return [...own, ...after.flatMap((item, index) => cutLists(before[index], item, path))];
  }
  if (!isRecord(before) || !isRecord(after)) return [];
  return Object.keys(after).flatMap((key) => cutLists(before[key], after[key], path === "" ? key : `${path}.${key}`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first fault, by field. Paths hold names of our own schemas and positions, so nothing of the answer. */
export function describe(error: z.ZodError, owner: string): string {
  const issue = error.issues[0];
  if (!issue || issue.path.length === 0) return `it is not as ${owner} describes it`;
  const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return `${path.slice(1)} is missing or not as ${owner} describes it`;
}
