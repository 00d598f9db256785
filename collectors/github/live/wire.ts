import { Agent } from "undici";
import { checkUrl, guardedLookup } from "#collectors/shared/address-guard.ts";
import { answerText } from "#collectors/shared/live/answer-text.ts";
import { lanes } from "#collectors/shared/live/lanes.ts";
import { transportFault, UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import type { LiveInput } from "#collectors/types.ts";
import { CallFault, faultOfStatus } from "./call-fault.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Limits } from "./limits.ts";
import { paceOf } from "./pace.ts";
import type { Patience } from "./patience.ts";
import { Quota } from "./quota.ts";
import { isJson, passedOn, quotaOf, textOf } from "./wire-answer.ts";

/** What Octokit asks with: the part of `fetch` it uses. */
export type WireFetch = (url: string, request: WireRequest) => Promise<Response>;

export interface WireRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** The one way out: everything Rollcall says to a GitHub goes through its `fetch`. */
export interface Wire {
  fetch: WireFetch;
  quota: Quota;
  close(): Promise<void>;
}

const MAX_REDIRECTS = 3;

/** The only things Rollcall posts: questions in GraphQL, requests for an installation's token and for a new App's key. */
const POSTS =
  /^\/(?:api\/)?graphql$|^(?:\/api\/v3)?\/(?:app\/installations\/\d+\/access_tokens|app-manifests\/[\w-]+\/conversions)$/;

/** An error that Octokit's plugins hand on as it is, without another try. */
class Final extends Error {
  override name = "AbortError";
}

/** The fault behind an error that came up through Octokit. */
export function behind(error: unknown): unknown {
  return error instanceof Final ? error.cause : error;
}

/**
 * Opens the way to one GitHub; all calls of a run share its connections, its quota and its deadline.
 * @param options `ownQuota`: nobody else uses up the quota of the credential; `patience`: until when nothing is asked
 */
export function openWire(
  endpoint: Endpoint,
  options: Pick<LiveInput, "signal" | "onCall" | "onSecret"> & {
    limits: Limits;
    ownQuota: boolean;
    patience: Patience;
  },
): Wire {
  const { limits, signal, patience, onCall, onSecret } = options;
  const agent = agentOf(endpoint, limits);
  const inLane = lanes(limits.together);
  const begin = paceOf(limits.perMinute);
  const quota = new Quota(limits.quotaShare, options.ownQuota);
  const deadline = performance.now() + limits.runMs;

  async function exchange(url: string, request: WireRequest): Promise<Response> {
    let next = new URL(url);
    for (let hops = 0; ; hops += 1) {
      const answer = await once(next, request);
      const to = hops < MAX_REDIRECTS && request.method === "GET" ? redirectOf(answer, next) : null;
      // Octokit takes what is below 400 for a success.
      if (!to && answer.status >= 300 && answer.status < 400) throw faultOfStatus(answer.status);
      if (!to) return answer;
      next = to;
    }
  }

  async function once(url: URL, { method, headers, body }: WireRequest): Promise<Response> {
    signal.throwIfAborted();
    const { origin, pathname } = checkUrl(url.origin + url.pathname, endpoint.policy);
    if (method !== "GET" && !POSTS.test(pathname)) throw new Error(`Rollcall never sends ${method} ${pathname}`);
    await patience.passed(signal);
    const left = deadline - performance.now();
    if (left <= 0) throw quota.stop("was not asked: the collection took too long", null);
    quota.take(pathname.endsWith("/graphql") ? "graphql" : "core", Date.now());
    await begin(signal);
    const token = headers["authorization"]?.replace(/^\w+ /, "");
    if (token !== undefined) onSecret?.(token);
    onCall?.();
    const ends = AbortSignal.any([signal, AbortSignal.timeout(Math.ceil(Math.min(left, limits.answerMs)))]);
    const answer = await agent.request({
      origin,
      path: pathname + url.search,
      method: method === "GET" ? "GET" : "POST",
      headers: { ...headers, "accept-encoding": "gzip", "user-agent": "rollcall" },
      ...(body === undefined ? {} : { body }),
      signal: ends,
    });
    const told = quotaOf(answer.headers);
    if (told) quota.heard(told, Date.now());
    const text = await textOf(
      answerText(answer.body, String(answer.headers["content-encoding"] ?? ""), limits.answerBytes),
    );
    if (answer.statusCode < 300 && answer.statusCode !== 204 && !isJson(text)) {
      throw new UnusableAnswer(true, "was answered with what is no JSON");
    }
    return passedOn(answer.statusCode, answer.headers, text);
  }

  return {
    quota,
    async fetch(url, request) {
      try {
        return await inLane(() => exchange(url, request));
      } catch (error) {
        signal.throwIfAborted();
        const fault = transportFault(error);
        if (fault instanceof UnusableAnswer && fault.passing) throw fault;
        const cause = fault instanceof UnusableAnswer ? new CallFault("lasting", fault.message, fault) : fault;
        throw new Final("not tried again", { cause });
      }
    },
    close: () => agent.destroy(),
  };
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

/** Where a renamed repository is now; null unless that is at the same host, so that the credential goes nowhere else. */
function redirectOf(answer: Response, from: URL): URL | null {
  const location = [301, 302, 307, 308].includes(answer.status) ? answer.headers.get("location") : null;
  const to = location === null ? null : URL.parse(location, from);
  return to?.origin === from.origin ? to : null;
}
