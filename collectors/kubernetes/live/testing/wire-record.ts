import { channel } from "node:diagnostics_channel";
import { gunzipSync } from "node:zlib";

/** Everything that was received from servers while recording, as text. */
export interface WireRecord {
  /** Bodies as sent and, where compressed, also opened. */
  received(): string;
  requests(): number;
  stop(): void;
}

const CHUNK = channel("undici:request:bodyChunkReceived");
const CREATE = channel("undici:request:create");

/** Records the bodies of all answers where they come off the connection, before anything of ours has them. */
export function recordWire(): WireRecord {
  const bodies = new Map<unknown, Buffer[]>();
  let requests = 0;
  const onChunk = (message: unknown) => {
    const { request, chunk } = message as { request: object; chunk: Buffer };
    const body = bodies.get(request) ?? [];
    body.push(Buffer.from(chunk));
    bodies.set(request, body);
  };
  const onCreate = () => (requests += 1);
  CHUNK.subscribe(onChunk);
  CREATE.subscribe(onCreate);
  return {
    received: () => [...bodies.values()].map((chunks) => opened(Buffer.concat(chunks))).join("\n"),
    requests: () => requests,
    stop() {
      CHUNK.unsubscribe(onChunk);
      CREATE.unsubscribe(onCreate);
    },
  };
}

function opened(body: Buffer): string {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body).toString() : body.toString();
}
