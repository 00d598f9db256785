import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "undici";
import { checkUrl, guardedLookup } from "#collectors/shared/address-guard.ts";
import { answerText } from "#collectors/shared/live/answer-text.ts";
import { lanes } from "#collectors/shared/live/lanes.ts";
import { transportFault, UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import type { LiveInput } from "#collectors/types.ts";
import { Documents } from "../documents.ts";
import { Intake } from "../intake.ts";
import { CallFault, faultOfStatus } from "./call-fault.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Limits } from "./limits.ts";
import { faultOfNotFound } from "./not-found.ts";

/** One call. */
export interface Call {
  /** Below the address of the server, with its query. */
  path: string;
  accept?: string;
  /** Makes it a POST, which only the reviews in {@link REVIEWS} may be. */
  body?: object;
}

export interface ApiClient {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** The authority that vouches for the server, where one was given; PEM. */
  readonly ca: string | undefined;
  /** A place for what an answer holds, reduced. */
  newIntake(): Intake;
  /**
   * Asks once and hands the answer on as it arrives.
   * @throws CallFault when the answer is not a 200 that can be read to its end
   */
  ask<Result>(call: Call, read: (text: AsyncIterable<string>) => Promise<Result>): Promise<Result>;
  /** Asks again while what stops it is passing and patience lasts. @throws CallFault */
  askPatiently<Result>(call: Call, read: (text: AsyncIterable<string>) => Promise<Result>): Promise<Result>;
  /** Told how many objects a page brought. */
  readonly onObjects?: ((slice: string, count: number) => void) | undefined;
  close(): Promise<void>;
}

/** The only things Rollcall posts: questions about itself, which change nothing. */
export const REVIEWS = new Set([
  "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
  "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
  "/apis/authentication.k8s.io/v1/selfsubjectreviews",
]);

/** Opens a client for one collection or check; all its calls share connections, patience and a deadline. */
export function openClient(
  endpoint: Endpoint,
  options: Pick<LiveInput, "signal" | "onCall" | "onObjects" | "onSecret"> & {
    limits: Limits;
    keepsDocuments?: boolean;
  },
): ApiClient {
  const { limits, signal, onCall, onObjects, onSecret, keepsDocuments = false } = options;
  if (endpoint.tls.key !== undefined) onSecret?.(endpoint.tls.key);
  const agent = agentOf(endpoint, limits);
  const deadline = performance.now() + limits.runMs;
  const inLane = lanes(limits.together);
  let patience = limits.patienceMs;
  let signedOut: CallFault | null = null;

  const ask: ApiClient["ask"] = async (call, read) => {
    if (signedOut) throw signedOut;
    try {
      return await inLane(() => exchange(call, read, false));
    } catch (error) {
      if (!(error instanceof CallFault) || error.kind !== "signed-out") throw error;
      // Tokens of pods and plugins live for minutes: a newer one may lie there already.
      if (!endpoint.renews) throw (signedOut = error);
    }
    try {
      return await inLane(() => exchange(call, read, true));
    } catch (error) {
      if (error instanceof CallFault && error.kind === "signed-out") signedOut = error;
      throw error;
    }
  };

  async function exchange<Result>(
    call: Call,
    read: (text: AsyncIterable<string>) => Promise<Result>,
    renewed: boolean,
  ): Promise<Result> {
    signal.throwIfAborted();
    const left = deadline - performance.now();
    if (left <= 0) throw new CallFault("lasting", "was not asked: the collection took too long");
    const ends = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(Math.min(left, limits.answerMs)))]);
    onCall?.();
    try {
      const token = await endpoint.token(renewed);
      if (token !== null) onSecret?.(token);
      const answer = await send(agent, endpoint, call, token, ends);
      return await read(answerText(answer.body, answer.encoding, limits.answerBytes));
    } catch (error) {
      signal.throwIfAborted();
      throw faultOf(error);
    }
  }

  return {
    limits,
    signal,
    ca: endpoint.tls.ca,
    newIntake: () => new Intake("", false, keepsDocuments ? new Documents() : undefined),
    onObjects,
    ask,
    async askPatiently(call, read) {
      for (let attempt = 1, pause = limits.pauseMs; ; attempt += 1, pause *= 2) {
        try {
          return await ask(call, read);
        } catch (error) {
          if (!(error instanceof CallFault) || error.kind !== "passing" || attempt >= limits.tries) throw error;
          const wait = error.retryAfterMs ?? pause;
          if (wait > patience || performance.now() + wait > deadline) throw error;
          patience -= wait;
          await sleep(wait, undefined, { signal });
        }
      }
    },
    close: () => agent.destroy(),
  };
}

function agentOf({ policy, tls }: Endpoint, { silenceMs, together }: Limits): Agent {
  return new Agent({
    connections: together,
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: 64 * 1024,
    connect: {
      lookup: guardedLookup(policy),
      timeout: silenceMs,
      rejectUnauthorized: !tls.insecure,
      ...(tls.ca === undefined ? {} : { ca: tls.ca }),
      ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
      ...(tls.certificate === undefined ? {} : { cert: tls.certificate }),
      ...(tls.key === undefined ? {} : { key: tls.key }),
    },
  });
}

/** The one way out: everything Rollcall says to a cluster goes through here. */
async function send(
  agent: Agent,
  endpoint: Endpoint,
  { path, accept = "application/json", body }: Call,
  token: string | null,
  signal: AbortSignal,
): Promise<{ body: Readable; encoding: string }> {
  if (body !== undefined && !REVIEWS.has(path)) throw new Error(`Rollcall never posts to ${path}`);
  const { origin, pathname } = checkUrl(endpoint.url, endpoint.policy);
  const answer = await agent.request({
    origin,
    path: pathname.replace(/\/+$/, "") + path,
    method: body === undefined ? "GET" : "POST",
    headers: {
      accept,
      "accept-encoding": "gzip",
      "user-agent": "rollcall",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
  });
  const encoding = headerOf(answer.headers["content-encoding"]) ?? "";
  if (answer.statusCode === 200 || (body !== undefined && answer.statusCode === 201)) {
    return { body: answer.body, encoding };
  }
  if (answer.statusCode === 404) throw await faultOfNotFound(path, answer.headers, answer.body, encoding);
  // What it says is not read: it may hold anything.
  answer.body.on("error", () => undefined).destroy();
  throw faultOfStatus(answer.statusCode, headerOf(answer.headers["retry-after"]), Date.now());
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** An answer that cannot be used is a fault of the call; what cannot come from the other side goes on as it is. */
function faultOf(error: unknown): unknown {
  const fault = transportFault(error);
  if (!(fault instanceof UnusableAnswer)) return fault;
  return new CallFault(fault.passing ? "passing" : "lasting", fault.message, { cause: fault.cause });
}
