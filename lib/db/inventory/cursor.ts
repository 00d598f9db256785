import { z } from "zod";
import { InvalidInput } from "#lib/errors.ts";
import type { Sort } from "#lib/domain/inventory/list.ts";

const Cursor = z.object({
  /** Sort value of the row the page starts after, as text. */
  value: z.string().max(2000),
  id: z.string().regex(/^\d{1,19}$/),
  /** How many rows stand before the page. */
  position: z.number().int().min(0),
  backwards: z.boolean(),
});

/** Where a page starts: after a row, in one direction. */
export type Cursor = z.infer<typeof Cursor>;

/** Expression and type each sort orders by; null sorts as the smallest, so that "no owner" and "never" come first. */
export const SORT_EXPRESSIONS: Record<Sort, { sql: string; type: string }> = {
  name: { sql: "i.name", type: "text" },
  owner: { sql: "coalesce(i.owner, '')", type: "text" },
  credentials: { sql: "i.credentials", type: "int" },
  "last-change": { sql: "coalesce(i.last_change_at, '-infinity')", type: "timestamptz" },
};

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** @throws InvalidInput for anything `writeCursor` did not make */
export function readCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new InvalidInput("This page address is no longer valid. Go back to the first page.");
  }
}
