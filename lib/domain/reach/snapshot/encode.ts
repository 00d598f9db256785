import type { Columns } from "../graph/columns.ts";
import { checksumOf } from "./checksum.ts";
import { CHECKSUM_AT, COLUMN_NAMES, HEADER_WORDS, LENGTHS_AT, MAGIC, SNAPSHOT_VERSION, wordsOf } from "./layout.ts";

/**
 * Writes a graph as bytes, the same ones for the same facts. They are not compressed: whoever stores them does that.
 * Only on machines that are little-endian, as all that Node runs on are.
 */
export function encodeGraph(graph: Columns): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(
    COLUMN_NAMES.reduce((sum, name) => sum + wordsOf(name, graph[name].length), HEADER_WORDS),
  );
  const bytes = new Uint8Array(words.buffer);
  words[0] = MAGIC;
  words[1] = SNAPSHOT_VERSION;
  let at = HEADER_WORDS;
  for (const [place, name] of COLUMN_NAMES.entries()) {
    const column = graph[name];
    words[LENGTHS_AT + place] = column.length;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at * 4);
    at += wordsOf(name, column.length);
  }
  words.set(checksumOf(words.subarray(LENGTHS_AT)), CHECKSUM_AT);
  return bytes;
}

/** What tells a graph from every other: 32 hexadecimal digits out of its snapshot. */
export function digestOf(snapshot: Uint8Array): string {
  const checksum = new DataView(snapshot.buffer, snapshot.byteOffset, LENGTHS_AT * 4);
  return Array.from({ length: LENGTHS_AT - CHECKSUM_AT }, (_, place) =>
    checksum
      .getUint32((CHECKSUM_AT + place) * 4, true)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
}
