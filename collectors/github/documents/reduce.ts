import { describe, reduceBy, type Reduction } from "#collectors/shared/reduce.ts";
import type { SliceId } from "../manifest.ts";
import { SCHEMAS, type DocumentOf } from "./documents.ts";

/** Cuts a row of an answer, or of an export, down to what is kept of it. */
export function reduceDocument<Kind extends SliceId>(kind: Kind, value: unknown): Reduction<DocumentOf<Kind>> {
  if (kind !== "workflows" && kind !== "branch-workflows")
    return reduceBy<never>(SCHEMAS[kind] as never, value, "GitHub");
  // A workflow file says by itself what was cut off it.
  const parsed = SCHEMAS[kind].safeParse(value);
  if (!parsed.success) return { ok: false, message: describe(parsed.error, "GitHub") };
  return { ok: true, document: parsed.data as DocumentOf<Kind>, cut: parsed.data.truncated ?? [] };
}
