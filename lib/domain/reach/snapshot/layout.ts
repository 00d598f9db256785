import { COLUMNS, type ColumnName } from "../graph/columns.ts";

// A snapshot is words in little-endian order: the header, then column after column, each filled up to whole words.
//
//   MAGIC · SNAPSHOT_VERSION · checksum of all that follows it (4 words) · length of each column · the columns

/** `RCRG`; also tells the order of bytes. */
export const MAGIC = 0x47524352;

/** Raised with every change of what columns there are and what they mean. */
export const SNAPSHOT_VERSION = 1;

export const CHECKSUM_AT = 2;
export const CHECKSUM_WORDS = 4;
export const LENGTHS_AT = CHECKSUM_AT + CHECKSUM_WORDS;

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

export const HEADER_WORDS = LENGTHS_AT + COLUMN_NAMES.length;

/** How many words a column fills. */
export function wordsOf(name: ColumnName, length: number): number {
  return Math.ceil((length * COLUMNS[name].BYTES_PER_ELEMENT) / 4);
}
