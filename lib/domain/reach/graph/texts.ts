import type { Columns } from "./columns.ts";

const encoder = new TextEncoder();
/** What a text begins with belongs to it, whatever it is. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Writes texts that are sorted by their UTF-16 code units, as `<` does, one after the other. */
export function writeTexts(sorted: readonly string[]): Pick<Columns, "textStart" | "textBytes"> {
  const textStart = new Uint32Array(sorted.length + 1);
  let bytes = new Uint8Array(1024);
  let end = 0;
  for (const [place, text] of sorted.entries()) {
    // A code unit takes at most three bytes of UTF-8.
    if (bytes.length - end < text.length * 3) {
      const larger = new Uint8Array((bytes.length + text.length * 3) * 2);
      larger.set(bytes.subarray(0, end));
      bytes = larger;
    }
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    textStart[place + 1] = end;
  }
  return { textStart, textBytes: bytes.slice(0, end) };
}

/** A text by its number. */
export function textAt(graph: Columns, text: number): string {
  return decoder.decode(graph.textBytes.subarray(graph.textStart[text] ?? 0, graph.textStart[text + 1] ?? 0));
}

/** The number of a text; -1 where no node or edge says it. */
export function findText(graph: Columns, sought: string): number {
  let from = 0;
  let to = graph.textStart.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const text = textAt(graph, middle);
    if (text === sought) return middle;
    if (text < sought) from = middle + 1;
    else to = middle;
  }
  return -1;
}

/** The place of a number in numbers that ascend; -1 where it is not there. */
export function findNumber(ascending: Uint32Array, sought: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const number = ascending[middle] ?? 0;
    if (number === sought) return middle;
    if (number < sought) from = middle + 1;
    else to = middle;
  }
  return -1;
}
