/**
 * Why a call brought nothing that can be used.
 *
 * - `signed-out`: the credential is not accepted (401)
 * - `denied`: the credential may not do this (403)
 * - `absent`: the API server says that there is no such object (404)
 * - `no-path`: the API server does not know the path (404)
 * - `unproven`: somebody answered 404; whether it is there is unknown
 * - `expired`: the place in the list is forgotten (410)
 * - `passing`: busy, away, slow or garbled: another try may go better
 * - `lasting`: another try brings the same
 */
export type FaultKind = "signed-out" | "denied" | "absent" | "no-path" | "unproven" | "expired" | "passing" | "lasting";

/** A call that failed, in words that follow the name of the call: "was refused (403)". They quote no answer. */
export class CallFault extends Error {
  readonly kind: FaultKind;
  /** How long the server asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(kind: FaultKind, message: string, options?: ErrorOptions & { retryAfterMs?: number | null }) {
    super(message, options);
    this.kind = kind;
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
}

/** What a status other than 200 means; a 404 means what its text proves. */
export function faultOfStatus(status: number, retryAfter: string | undefined, now: number): CallFault {
  switch (status) {
    case 401:
      return new CallFault("signed-out", "was answered 401: the credential is not, or no longer, accepted");
    case 403:
      return new CallFault("denied", "was refused (403)");
    case 410:
      return new CallFault("expired", "was answered 410: the place in the list is forgotten");
    default:
      return otherStatus(status, retryAfterMs(retryAfter, now));
  }
}

function otherStatus(status: number, wait: number | null): CallFault {
  if (status === 429) return new CallFault("passing", "was answered 429: too many requests", { retryAfterMs: wait });
  if (status >= 500) return new CallFault("passing", `was answered ${status}`, { retryAfterMs: wait });
  if (status >= 300 && status < 400) {
    return new CallFault("lasting", `was answered with a redirect (${status}), which is not followed`);
  }
  return new CallFault("lasting", `was answered ${status}, which this call never should be`);
}

/** Seconds or a date (RFC 9110, section 10.2.3). */
function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
