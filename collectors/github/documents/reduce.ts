import type { z } from "zod";
import type { SliceId } from "../manifest.ts";
import { SCHEMAS, type DocumentOf } from "./documents.ts";

/** One row cut down, or why not, in words that quote nothing of it. */
export type Reduction<Kind extends SliceId> = { ok: true; document: DocumentOf<Kind> } | { ok: false; message: string };

/**
 * Cuts a row of an answer, or of an export, down to what is kept of it. Called before anything is hashed, logged, written
 * or handed on. Lists that were cut are named in `truncated`.
 */
export function reduceDocument<Kind extends SliceId>(kind: Kind, value: unknown): Reduction<Kind> {
  const parsed = SCHEMAS[kind].safeParse(value);
  if (!parsed.success) return { ok: false, message: describe(parsed.error) };
  const document = parsed.data as DocumentOf<Kind>;
  const cut = kind === "workflows" ? [] : cutLists(value, document, "");
  if (cut.length === 0) return { ok: true, document };
  const truncated = [...new Set([...(document.truncated ?? []), ...cut])].toSorted().slice(0, 50);
  return { ok: true, document: { ...document, truncated } };
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
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue || issue.path.length === 0) return "it is not as GitHub describes it";
  const path = issue.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return `${path.slice(1)} is missing or not as GitHub describes it`;
}
