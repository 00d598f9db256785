/** What a `List` says of its items, which may leave out their own kind. */
export interface ListHead {
  apiVersion: string;
  kind: string;
}

/** Where a piece stands: the document's number in the file and its first line with content, both from 1. */
interface Place {
  document: number;
  line: number;
}

/**
 * A piece of a file that can be read on its own: a document, or one item of a list.
 *
 * - `text`: read this; `textLine` is the line its text begins at, comments and markers included
 * - `oversize`: skipped, being larger than a document may be; `kinds` are those it seems to hold, none if unknown
 * - `broken`: from here on the file makes no sense
 */
export type Piece =
  | (Place & { type: "text"; text: string; textLine: number; list?: ListHead })
  | (Place & { type: "oversize"; kinds: string[]; head?: ListHead })
  | (Place & { type: "broken"; message: string });

/** True for `List` and `RoleList`: kinds whose `items` are objects. */
export function isListKind(kind: string): boolean {
  return kind.endsWith("List");
}

/** The kind of the items of `RoleList`: `Role`. A plain `List` does not say. */
export function itemKind(listKind: string): string | undefined {
  return listKind === "List" ? undefined : listKind.slice(0, -"List".length);
}
