import { createGunzip } from "node:zlib";
import { pipeline, type Readable } from "node:stream";
import { UnusableAnswer } from "./transport-fault.ts";

/**
 * The body of an answer as text, piece by piece, as it arrives. Compressed ones are opened on the way; a small answer
 * that opens to an endless one ends at the limit, having cost one piece of memory.
 * @throws UnusableAnswer when it ends early, is too long, not UTF-8 or compressed in a way nobody asked for
 */
export async function* answerText(body: Readable, encoding: string, maxBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let total = 0;
  // Destroyed early it says so once more, when nobody listens any longer.
  body.on("error", () => undefined);
  try {
    for await (const chunk of opened(body, encoding)) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError("a body without bytes");
      total += chunk.length;
      if (total > maxBytes) throw new UnusableAnswer(false, `is longer than ${maxBytes} bytes`);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw faultOf(error);
  } finally {
    body.destroy();
  }
}

function opened(body: Readable, encoding: string): AsyncIterable<unknown> {
  if (encoding === "" || encoding === "identity") return body;
  if (encoding !== "gzip") throw new UnusableAnswer(false, "is compressed in a way nobody asked for");
  const gunzip = createGunzip();
  // Unlike pipe() it hands errors on: a connection lost must not look like the end of the answer.
  pipeline(body, gunzip, () => undefined);
  return gunzip;
}

function faultOf(error: unknown): unknown {
  if (error instanceof UnusableAnswer || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return new UnusableAnswer(true, "is not UTF-8 text");
  if (code.startsWith("Z_")) return new UnusableAnswer(true, "is compressed and cannot be opened", { cause: error });
  return error;
}
