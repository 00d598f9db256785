import { withBackward } from "../graph/backward.ts";
import { COLUMNS, type Columns, type Graph } from "../graph/columns.ts";
import { checksumOf } from "./checksum.ts";
import {
  CHECKSUM_AT,
  CHECKSUM_WORDS,
  COLUMN_NAMES,
  HEADER_WORDS,
  LENGTHS_AT,
  MAGIC,
  SNAPSHOT_VERSION,
  wordsOf,
} from "./layout.ts";

/** Bytes that are not a whole snapshot of this version: to be made again from the facts. */
export class SnapshotRefused extends Error {}

/**
 * Reads what {@link encodeGraph} wrote. The columns are parts of the bytes, which must not change afterwards.
 *
 * @throws SnapshotRefused when they are something else, of another version, cut off or altered
 */
export function decodeGraph(snapshot: Uint8Array): Graph {
  // Words begin where four divides; what a driver hands out may begin anywhere.
  const { buffer, byteOffset, byteLength } = snapshot.byteOffset % 4 === 0 ? snapshot : snapshot.slice();
  if (byteLength < HEADER_WORDS * 4) throw new SnapshotRefused("the snapshot is cut off within its header");
  const words = new Uint32Array(buffer, byteOffset, Math.floor(byteLength / 4));
  if (words[0] !== MAGIC) throw new SnapshotRefused("these bytes are not a snapshot of a reach graph");
  if (words[1] !== SNAPSHOT_VERSION) {
    throw new SnapshotRefused(`the snapshot has version ${words[1]}, this Rollcall reads ${SNAPSHOT_VERSION}`);
  }
  const lengths = words.subarray(LENGTHS_AT, HEADER_WORDS);
  const needed = COLUMN_NAMES.reduce((sum, name, place) => sum + wordsOf(name, lengths[place] ?? 0), HEADER_WORDS);
  if (byteLength !== needed * 4) {
    throw new SnapshotRefused(`the snapshot has ${byteLength} bytes where its header says ${needed * 4}`);
  }
  const checksum = checksumOf(words.subarray(LENGTHS_AT));
  const kept = words.subarray(CHECKSUM_AT, CHECKSUM_AT + CHECKSUM_WORDS);
  if (checksum.some((word, place) => word !== kept[place])) {
    throw new SnapshotRefused("the snapshot was altered: its checksum does not match");
  }
  return withBackward(columnsIn(buffer, byteOffset, lengths));
}

function columnsIn(buffer: ArrayBufferLike, byteOffset: number, lengths: Uint32Array): Columns {
  let at = HEADER_WORDS;
  const columns = COLUMN_NAMES.map((name, place) => {
    const length = lengths[place] ?? 0;
    const column = new COLUMNS[name](buffer as ArrayBuffer, byteOffset + at * 4, length);
    at += wordsOf(name, length);
    return [name, column] as const;
  });
  return Object.fromEntries(columns) as unknown as Columns;
}
