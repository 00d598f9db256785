import { z } from "zod";
import { InvalidInput } from "#lib/errors.ts";
import type { Sort } from "#lib/domain/inventory/list.ts";

const Cursor = z.object({
  /** Sort value of the row the page starts after, as text; null among the rows that have none. */
  value: z.string().max(2000).nullable(),
  id: z.string().regex(/^\d{1,15}$/),
  /** How many rows stand before the page. */
  position: z.number().int().min(0),
  backwards: z.boolean(),
});

/** Where a page starts: after a row, in one direction. Whoever answers reads the same one. */
export type Cursor = z.infer<typeof Cursor>;

/** What each sort orders by: `text` by the bytes of its UTF-8; a `time` may be missing, which stands last. */
export const SORT_TYPES: Record<Sort, "text" | "int" | "time"> = {
  name: "text",
  owner: "text",
  kind: "text",
  credentials: "int",
  created: "time",
  "last-used": "time",
  "last-change": "time",
  expires: "time",
};

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** @throws InvalidInput for anything `writeCursor` did not make for this sort */
export function readCursor(text: string, sort: Sort): Cursor {
  const cursor = parse(text);
  if (cursor && fits(cursor.value, SORT_TYPES[sort])) return cursor;
  throw new InvalidInput("This page address is no longer valid. Go back to the first page.");
}

function parse(text: string): Cursor | null {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

function fits(value: string | null, type: "text" | "int" | "time"): boolean {
  if (value === null) return type === "time";
  if (type === "text") return !value.includes("\0") && !/\p{Cs}/u.test(value);
  if (type === "int") return /^\d{1,9}$/.test(value);
  return /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)) && value === new Date(value).toISOString();
}
