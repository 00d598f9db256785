import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import type { LiveInput } from "#collectors/types.ts";
import { UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import { CallFault, faultOfStatus } from "./call-fault.ts";
import type { Credential } from "./credential.ts";
import type { Endpoint } from "./endpoint.ts";
import { graphqlOf, type GraphqlAnswer } from "./graphql-answer.ts";
import type { Limits } from "./limits.ts";
import { Patience } from "./patience.ts";
import { isRecord } from "./records.ts";
import { behind, openWire } from "./wire.ts";

/** An answer of REST. */
export interface Answer {
  data: unknown;
  /** The header that says where the next page is. */
  link: string | undefined;
  /** GitHub's clock; null when it is not readable. */
  date: Date | null;
}

/** The one small door to a GitHub. */
export interface Client {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  readonly endpoint: Endpoint;
  readonly onObjects: LiveInput["onObjects"];
  /**
   * Gets a path of REST, query included.
   * @param as `app` where the App itself is asked, not its installation
   * @throws CallFault when that brings nothing
   */
  get(path: string, as?: "app"): Promise<Answer>;
  /** Asks in GraphQL. What of it could not be answered is in `errors`. @throws CallFault */
  graphql(query: string, variables: Record<string, unknown>): Promise<GraphqlAnswer>;
  /** Whether the credential is no longer accepted: then no call is made any more. */
  isSignedOut(): boolean;
  /** Whether no call is made any more in this run, for whichever reason. */
  isStopped(): boolean;
  /** When GitHub takes calls again, where it made us stop. */
  retryAt(): Date | null;
  close(): Promise<void>;
}

const Patient = Octokit.plugin(throttling, retry);

/** A run that waits for nobody: calls are spread by the wire, see `pace.ts`. */
const NO_QUEUE = {
  key: () => ({ schedule: (_: unknown, work: (...all: unknown[]) => unknown, ...all: unknown[]) => work(...all) }),
};

const API_VERSION = "2022-11-28";

/** Statuses that another try does not change, or that the throttling waits for. */
const NOT_AGAIN = [400, 401, 403, 404, 409, 410, 422, 429, 451];

/**
 * Opens a client for one collection or check; all its calls share connections, patience, quota and a deadline.
 * @param credentialOf made with what asks GitHub for tokens
 */
export function openClient(
  endpoint: Endpoint,
  credentialOf: (request: Octokit["request"]) => Credential,
  options: Pick<LiveInput, "signal" | "onCall" | "onObjects" | "onSecret"> & { limits: Limits; ownQuota: boolean },
): Client {
  const { limits, signal, onObjects } = options;
  const patience = new Patience(limits.patienceMs);
  const wire = openWire(endpoint, { ...options, patience });
  let signedOut: CallFault | null = null;

  /** Waits where that is short; else nothing is asked any more in this run. */
  const mayWait = (seconds: number, _: unknown, __: unknown, tries: number): boolean => {
    if (tries < limits.retries && !signal.aborted && patience.allows(seconds * limits.secondMs)) return true;
    wire.quota.stop("was not asked: GitHub asks to be left alone for a while", new Date(Date.now() + seconds * 1000));
    return false;
  };

  const octokit = new Patient({
    baseUrl: endpoint.rest,
    log: SILENT,
    request: { fetch: wire.fetch },
    retry: { doNotRetry: NOT_AGAIN, retries: limits.retries, retryAfterBaseValue: limits.pauseMs },
    throttle: {
      ...{ global: NO_QUEUE, auth: NO_QUEUE, write: NO_QUEUE, search: NO_QUEUE, notifications: NO_QUEUE },
      retryAfterBaseValue: limits.secondMs,
      fallbackSecondaryRateRetryAfter: 60,
      onRateLimit: mayWait,
      onSecondaryRateLimit: mayWait,
    } as never,
  });
  const credential = credentialOf(octokit.request);

  async function call<Result>(as: "app" | undefined, ask: (authorization: string) => Promise<Result>): Promise<Result> {
    if (signedOut) throw signedOut;
    let token: string | null = null;
    try {
      token = await tokenFor(as, null);
      return await once(token, ask);
    } catch (error) {
      if (!(error instanceof CallFault) || error.kind !== "signed-out") throw error;
      // Tokens of installations live for an hour and may be revoked: a new one may do.
      if (!credential.renews || as === "app" || token === null) throw (signedOut = error);
    }
    try {
      return await once(await tokenFor(as, token), ask);
    } catch (error) {
      if (error instanceof CallFault && error.kind === "signed-out") signedOut = error;
      throw error;
    }
  }

  async function tokenFor(as: "app" | undefined, rejected: string | null): Promise<string> {
    try {
      const token = as === "app" ? await credential.appToken?.() : await credential.token(rejected);
      if (token === undefined) throw new Error("there is no App to ask as");
      return token;
    } catch (error) {
      signal.throwIfAborted();
      throw faultOf(error);
    }
  }

  async function once<Result>(token: string, ask: (authorization: string) => Promise<Result>): Promise<Result> {
    try {
      return await untilAborted(ask(`Bearer ${token}`), signal);
    } catch (error) {
      signal.throwIfAborted();
      throw faultOf(error);
    }
  }

  return {
    limits,
    signal,
    endpoint,
    onObjects,
    get: (path, as) =>
      call(as, async (authorization) => {
        const headers = { authorization, "x-github-api-version": API_VERSION };
        // The path is written out already: braces in it would be a template.
        const url = endpoint.rest + path.replaceAll("{", "%7B").replaceAll("}", "%7D");
        const answer = await octokit.request({ method: "GET", url, headers });
        const date = new Date(answer.headers.date ?? NaN);
        return { data: answer.data as unknown, link: answer.headers.link, date: isNaN(date.getTime()) ? null : date };
      }),
    graphql: (query, variables) =>
      call(undefined, async (authorization) => {
        const request = { retries: Math.min(1, limits.retries) };
        const url = endpoint.graphql;
        const answer = await octokit.request({
          method: "POST",
          url,
          headers: { authorization },
          query,
          variables,
          request,
        });
        return graphqlOf(answer.data, resetOf(answer.headers));
      }),
    isSignedOut: () => signedOut !== null,
    isStopped: () => signedOut !== null || wire.quota.isStopped,
    retryAt: () => wire.quota.retryAt,
    close: () => wire.close(),
  };

  /** What failed, in our own words. Octokit's repeat the answer. */
  function faultOf(error: unknown): unknown {
    const cause = behind(error);
    if (cause instanceof CallFault && cause.kind === "limited") return wire.quota.stop(cause.message, cause.retryAt);
    if (isGraphqlLimit(cause)) {
      return wire.quota.stop("was answered RATE_LIMITED: too many calls", resetOf(cause.response.headers));
    }
    if (cause instanceof CallFault || !isRequestError(cause)) return cause;
    if (cause.cause instanceof UnusableAnswer) return new CallFault("passing", cause.cause.message, cause.cause);
    if (cause.cause instanceof CallFault) return cause.cause;
    const limited = cause.status === 429 || (cause.status === 403 && cause.message.startsWith("secondary rate limit"));
    const usedUp = cause.response?.headers["x-ratelimit-remaining"] === "0" && [403, 429].includes(cause.status);
    if (limited || usedUp) return wire.quota.stop(`was answered ${cause.status}: too many calls`, null);
    return faultOfStatus(cause.status);
  }
}

interface RequestError extends Error {
  status: number;
  response?: { headers: Record<string, unknown> };
}

function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

/** What the throttling makes of an answer of GraphQL that is a success and says RATE_LIMITED: an error without a status. */
function isGraphqlLimit(error: unknown): error is Error & { response: { headers: Record<string, unknown> } } {
  if (!(error instanceof Error) || "status" in error || !("response" in error) || !isRecord(error.response))
    return false;
  return error.message === "GraphQL Rate Limit Exceeded" && isRecord(error.response["headers"]);
}

/** When the quota begins anew; null: GitHub does not say. */
function resetOf(headers: Record<string, unknown>): Date | null {
  const seconds = Number(headers["x-ratelimit-reset"] ?? NaN);
  const at = new Date(seconds * 1000);
  return seconds > 0 && !Number.isNaN(at.getTime()) ? at : null;
}

/** Octokit's waits do not end when we are told to; nothing is asked after them. */
async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
  });
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** What the plugins would say repeats what GitHub answered. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
