import { JsonSplitter } from "../json-splitter.ts";
import { parseJson } from "#collectors/shared/json-parse.ts";
import { isRecord } from "../objects.ts";
import type { ListHead } from "../pieces.ts";
import { CallFault } from "./call-fault.ts";

/** What an answer holds beside its items: `kind`, `metadata`. */
export type Shell = Record<PropertyKey, unknown>;

/** An item that is larger than an object may be; what is left of it is nothing. */
export const TOO_LARGE = Symbol("too large");

/**
 * Reads one answer of JSON as it arrives, giving away the items of a list one by one.
 * @param expected what the answer must be, for lists that name their kind behind their items
 * @returns the answer without its items
 * @throws CallFault when it is not one whole JSON object
 */
export async function readAnswer(
  text: AsyncIterable<string>,
  expected: ListHead,
  take: (item: unknown, list: ListHead) => void,
): Promise<Shell> {
  let shell: Shell | undefined;
  const splitter = new JsonSplitter(
    (piece) => {
      if (piece.type === "oversize" && !piece.head) return take(TOO_LARGE, expected);
      if (piece.type !== "text" || shell) throw new CallFault("passing", "is not one JSON object");
      const value = parsed(piece.text);
      if (piece.list) return take(value, piece.list);
      if (!isRecord(value)) throw new CallFault("passing", "is not a JSON object");
      shell = value;
    },
    () => expected,
  );
  for await (const chunk of text) splitter.push(chunk);
  splitter.end();
  if (!shell) throw new CallFault("passing", "was cut off: it is empty");
  return shell;
}

function parsed(text: string): unknown {
  const result = parseJson(text);
  if (result.ok) return result.value;
  // An item that is too deep or too wide stays so; anything else looks like an answer cut off.
  if (result.oversize) return TOO_LARGE;
  throw new CallFault("passing", "was cut off or garbled: it is not whole JSON");
}
