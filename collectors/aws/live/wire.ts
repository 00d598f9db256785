import { Agent } from "undici";
import { checkUrl, guardedLookup } from "#collectors/shared/address-guard.ts";
import { answerText } from "#collectors/shared/live/answer-text.ts";
import { lanes } from "#collectors/shared/live/lanes.ts";
import { transportFault, UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import type { LiveInput } from "#collectors/types.ts";
import { CallFault } from "./call-fault.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Limits } from "./limits.ts";
import { isHostOf } from "./partitions.ts";

/** What the SDK's clients send with: the part of their handler they use. */
export interface Wire {
  readonly handler: {
    metadata: { handlerProtocol: string };
    handle(request: WireRequest): Promise<{ response: WireAnswer }>;
    destroy(): void;
  };
  close(): Promise<void>;
}

interface WireRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

interface WireAnswer {
  statusCode: number;
  reason: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** What the SDK may make another try of: it looks at the mark, see its classification of errors. */
class PassingFault extends UnusableAnswer {
  readonly $retryable = {};
}

/** The one way out: everything Rollcall says to AWS goes through it. All calls of a run share connections and deadline. */
export function openWire(endpoint: Endpoint, options: Pick<LiveInput, "signal" | "onCall"> & { limits: Limits }): Wire {
  const { limits, signal, onCall } = options;
  const agent = agentOf(endpoint, limits);
  const inLane = lanes(limits.together);
  const deadline = performance.now() + limits.runMs;

  async function once(request: WireRequest): Promise<WireAnswer> {
    signal.throwIfAborted();
    const left = deadline - performance.now();
    if (left <= 0) throw new CallFault("limited", "was not asked: the collection took too long");
    const { origin, pathname } = addressOf(request, endpoint);
    onCall?.();
    const ends = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(Math.min(left, limits.answerMs)))]);
    const answer = await agent.request({
      origin,
      path: pathname + queryOf(request.query),
      method: methodOf(request.method),
      headers: { ...withoutHost(request.headers), "accept-encoding": "gzip", "user-agent": "rollcall" },
      ...(typeof request.body === "string" || request.body instanceof Uint8Array ? { body: request.body } : {}),
      signal: ends,
    });
    const encoding = String(answer.headers["content-encoding"] ?? "");
    const pieces: string[] = [];
    for await (const piece of answerText(answer.body, encoding, limits.answerBytes)) pieces.push(piece);
    const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    return { statusCode: answer.statusCode, reason: "", headers, body: Buffer.from(pieces.join("")) };
  }

  return {
    handler: {
      metadata: { handlerProtocol: "http/1.1" },
      async handle(request) {
        try {
          return { response: await inLane(() => once(request)) };
        } catch (error) {
          signal.throwIfAborted();
          const fault = transportFault(error);
          if (fault instanceof UnusableAnswer && fault.passing) {
            throw new PassingFault(true, fault.message);
          }
          throw fault instanceof UnusableAnswer ? new CallFault("lasting", fault.message) : fault;
        }
      },
      // The connections belong to all clients of the run.
      destroy: () => undefined,
    },
    close: () => agent.destroy(),
  };
}

/**
 * Where a request goes: to a host of AWS or to the address that was set for the source, and to nothing that an
 * environment or a file names.
 * @throws RefusedAddress, or Error when it would go elsewhere
 */
function addressOf({ protocol, hostname, port, path }: WireRequest, { partition, policy, url }: Endpoint): URL {
  const address = checkUrl(`${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`, policy);
  if (url === undefined ? isHostOf(partition, hostname) : address.origin === url) return address;
  throw new Error(`${address.host} is no host of AWS in the partition ${partition.id}`);
}

/** Reading calls are GET and, in the protocols that name the action in the body or a header, POST. */
function methodOf(method: string): "GET" | "POST" {
  if (method === "GET" || method === "POST") return method;
  throw new Error(`Rollcall never sends ${method}`);
}

function withoutHost(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:content-length|user-agent)$/i.test(name)));
}

/** The query as it was signed. */
function queryOf(query: WireRequest["query"] = {}): string {
  const parts = Object.keys(query)
    .toSorted()
    .flatMap((name) => {
      const value = query[name];
      const values = Array.isArray(value) ? value : [value];
      return values.map((one) => (one ? `${escape(name)}=${escape(one)}` : escape(name)));
    });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

function escape(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

function agentOf({ policy, ca }: Endpoint, { silenceMs, together }: Limits): Agent {
  return new Agent({
    connections: together,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: 64 * 1024,
    connect: { lookup: guardedLookup(policy), timeout: silenceMs, ...(ca === undefined ? {} : { ca }) },
  });
}
