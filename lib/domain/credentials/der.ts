/** One value of DER: what kind it is, and where it and its content stand. */
export interface DerValue {
  tag: number;
  /** The whole value, with its head. */
  whole: Uint8Array<ArrayBuffer>;
  content: Uint8Array<ArrayBuffer>;
}

export const SEQUENCE = 0x30;
export const SET = 0x31;
export const INTEGER = 0x02;
export const BOOLEAN = 0x01;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OBJECT_ID = 0x06;
export const UTC_TIME = 0x17;
export const GENERALIZED_TIME = 0x18;

/** Most values read of one container: no certificate has so many parts. */
const MAX_VALUES = 1000;

/**
 * The values that stand behind each other in these bytes; null where they are not DER. Tags above 30 and lengths beyond
 * what is there are refused, so the work is linear in the input.
 * @see ITU-T X.690, sections 8.1 and 10.1
 */
export function derValues(bytes: Uint8Array<ArrayBuffer>): DerValue[] | null {
  const values: DerValue[] = [];
  let position = 0;
  while (position < bytes.length) {
    const head = headAt(bytes, position);
    if (!head || values.length === MAX_VALUES) return null;
    const { tag, start, end } = head;
    values.push({ tag, whole: bytes.subarray(position, end), content: bytes.subarray(start, end) });
    position = end;
  }
  return values;
}

/** The values inside a container of this kind; null where it is none. */
export function derParts(value: DerValue | undefined, tag: number): DerValue[] | null {
  return value?.tag === tag ? derValues(value.content) : null;
}

/** The parts of the one sequence these bytes are; null for anything else. */
export function derSequence(bytes: Uint8Array<ArrayBuffer>): DerValue[] | null {
  const values = derValues(bytes);
  return values?.length === 1 ? derParts(values[0], SEQUENCE) : null;
}

function headAt(bytes: Uint8Array, position: number): { tag: number; start: number; end: number } | null {
  const tag = bytes[position] ?? 0;
  const first = bytes[position + 1] ?? 0x80;
  if ((tag & 0x1f) === 0x1f || first === 0x80) return null;
  let start = position + 2;
  let length = first;
  if (first > 0x80) {
    const octets = first - 0x80;
    if (octets > 4) return null;
    length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + (bytes[start + index] ?? 0);
    start += octets;
  }
  const end = start + length;
  return end <= bytes.length ? { tag, start, end } : null;
}
