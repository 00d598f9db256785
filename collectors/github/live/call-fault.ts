/**
 * Why a call brought nothing that can be used.
 *
 * - `signed-out`: the credential is not accepted (401)
 * - `denied`: the credential may not do this (403)
 * - `absent`: GitHub says that there is nothing (404), which it also says of what it hides
 * - `conflict`: what is asked about is switched off (409, or 404 where GitHub documents it so)
 * - `gone`: switched off for this organization (410)
 * - `blocked`: GitHub may not show it (451)
 * - `limited`: the quota is used up, or GitHub asks to be left alone
 * - `passing`: busy, away, slow or garbled: another try may go better
 * - `lasting`: another try brings the same
 */
export type FaultKind =
  "signed-out" | "denied" | "absent" | "conflict" | "gone" | "blocked" | "limited" | "passing" | "lasting";

/** A call that failed, in words that follow the name of the call: "was refused (403)". They quote no answer. */
export class CallFault extends Error {
  readonly kind: FaultKind;
  /** The status that was answered; null where nothing was. */
  readonly status: number | null;
  /** When GitHub takes calls again, as far as it said. */
  readonly retryAt: Date | null;

  constructor(
    kind: FaultKind,
    message: string,
    options: ErrorOptions & { status?: number | null; retryAt?: Date | null } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.status = options.status ?? null;
    this.retryAt = options.retryAt ?? null;
  }
}

const KINDS: Readonly<Record<number, [FaultKind, string]>> = {
  401: ["signed-out", "was answered 401: the credential is not, or no longer, accepted"],
  403: ["denied", "was refused (403)"],
  404: ["absent", "was answered 404"],
  409: ["conflict", "was answered 409: what it is about is switched off"],
  410: ["gone", "was answered 410: it is switched off"],
  451: ["blocked", "was answered 451: GitHub may not show it, for legal reasons"],
};

/** What a status that is no success means. */
export function faultOfStatus(status: number): CallFault {
  const [kind, message] = KINDS[status] ?? otherStatus(status);
  return new CallFault(kind, message, { status });
}

function otherStatus(status: number): [FaultKind, string] {
  if (status >= 500) return ["passing", `was answered ${status}`];
  if (status >= 300 && status < 400) {
    return ["lasting", `was answered with a redirect (${status}) to elsewhere, which is not followed`];
  }
  return ["lasting", `was answered ${status}, which this call never should be`];
}
