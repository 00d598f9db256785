import { ExternalSystem } from "#lib/errors.ts";

/**
 * Why a call brought nothing that can be used.
 *
 * - `signed-out`: the credential is not accepted: wrong, expired, or signed by a clock that is off
 * - `denied`: the credential may not do this
 * - `absent`: what is asked about does not exist
 * - `not-in-use`: the account has no such thing switched on: it is in no organization, or not signed up for the service
 * - `limited`: AWS asks to be left alone for a while
 * - `passing`: busy, away, slow or garbled: another try may go better
 * - `lasting`: another try brings the same
 */
export type FaultKind = "signed-out" | "denied" | "absent" | "not-in-use" | "limited" | "passing" | "lasting";

/** A call that failed, in words that follow its name: "was refused (403)". They quote no answer. */
export class CallFault extends Error {
  readonly kind: FaultKind;
  /** AWS's name of the error, where it is one of its known ones: `ExpiredToken`. */
  readonly code: string | null;

  constructor(kind: FaultKind, message: string, options: ErrorOptions & { code?: string | null } = {}) {
    super(message, options);
    this.kind = kind;
    this.code = options.code ?? null;
  }
}

/** An answer that is not as AWS describes it; another may be. */
export class Garbled extends CallFault {
  constructor(message = "was answered with what cannot be read") {
    super("passing", message);
  }
}

/** Does what makes a call again where that was answered with nonsense: the SDK tries again only what it takes for passing. */
export async function againIfGarbled<Result>(attempts: number, work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Garbled) || tries >= attempts) throw error;
    }
  }
}

const SIGNED_OUT: Readonly<Record<string, string>> = {
  ExpiredToken: "the session has expired",
  ExpiredTokenException: "the session has expired",
  TokenRefreshRequired: "the session has expired",
  InvalidClientTokenId: "AWS does not know the access key, or it is switched off",
  InvalidAccessKeyId: "AWS does not know the access key, or it is switched off",
  UnrecognizedClientException: "AWS does not know the access key, or it is switched off",
  InvalidToken: "the session token is not valid",
  AuthFailure: "AWS does not accept the credential",
  MissingAuthenticationToken: "AWS saw no credential",
  MissingAuthenticationTokenException: "AWS saw no credential",
  NotAuthorized: "AWS does not accept the credential",
  SignatureDoesNotMatch: "the secret access key is wrong, or this machine's clock is",
  InvalidSignatureException: "the secret access key is wrong, or this machine's clock is",
  IncompleteSignature: "AWS cannot read the signature",
  RequestExpired: "this machine's clock is wrong",
  RequestTimeTooSkewed: "this machine's clock is wrong",
  InvalidIdentityToken: "AWS does not accept the web identity token",
  InvalidIdentityTokenException: "AWS does not accept the web identity token",
  IDPRejectedClaim: "the identity provider rejected the web identity token",
};

const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "UnauthorizedException",
  "AuthorizationError",
  "AuthorizationErrorException",
  "NotAuthorizedException",
  "ForbiddenException",
]);

const LIMITED = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottled",
  "RequestThrottledException",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "SlowDown",
  "EC2ThrottledException",
  "BandwidthLimitExceeded",
]);

const NOT_IN_USE: Readonly<Record<string, string>> = {
  AWSOrganizationsNotInUseException: "the account belongs to no organization",
  OptInRequired: "the account is not signed up for the service, or the region is not enabled",
  SubscriptionRequiredException: "the account is not signed up for the service",
  RegionDisabledException: "the region is not enabled for security tokens",
};

const ABSENT =
  /^(?:NoSuchEntity|NoSuchEntityException|ResourceNotFound|ResourceNotFoundException|NotFoundException|.*NotFoundException|ReportNotPresent|CredentialReportNotPresentException)$/;

/** What an answer that is no success means. @param name of the error, as the SDK read it: of others than AWS, it is not believed */
export function faultOfAnswer(status: number, name: string, message: string): CallFault {
  const said = (why: string) => `was answered ${status}: ${why}`;
  const out = Object.hasOwn(SIGNED_OUT, name) ? SIGNED_OUT[name] : undefined;
  if (out !== undefined && status < 500) return new CallFault("signed-out", said(out), { code: name });
  if (LIMITED.has(name) || status === 429) return new CallFault("limited", said("too many calls"), { code: name });
  const unused = Object.hasOwn(NOT_IN_USE, name) ? NOT_IN_USE[name] : undefined;
  if (unused !== undefined && status < 500) return new CallFault("not-in-use", said(unused), { code: name });
  if (DENIED.has(name) || status === 403)
    return new CallFault("denied", `was refused (${status})${becauseOf(message)}`);
  if (status === 401) return new CallFault("signed-out", said("AWS does not accept the credential"));
  if (status >= 500) return new CallFault("passing", `was answered ${status}`);
  if (ABSENT.test(name) || status === 404)
    return new CallFault("absent", said("there is no such thing"), { code: name });
  if (status >= 300 && status < 400) {
    return new CallFault("lasting", `was answered with a redirect (${status}), which is not followed`);
  }
  return new CallFault("lasting", `was answered ${status}, which this call never should be`, { code: name });
}

/** Which policy refused, as far as AWS says: in our words, because its own repeat what was asked. */
function becauseOf(message: string): string {
  const [, kind] = /explicit deny in an? ([a-z -]{3,40}) policy/.exec(message) ?? [];
  const known = POLICIES.find(([word]) => kind?.includes(word));
  return known ? `: ${known[1]} denies it` : "";
}

const POLICIES: readonly (readonly [string, string])[] = [
  ["service control", "a service control policy of the organization"],
  ["resource control", "a resource control policy of the organization"],
  ["session", "the policy of the session"],
  ["boundary", "the permissions boundary of the role"],
  ["VPC endpoint", "the policy of a VPC endpoint"],
  ["resource-based", "the policy of the resource"],
  ["identity-based", "a policy of the credential"],
];

/** A call without which nothing goes on, as what whoever reads the source is told; everything else as it is. */
export function orSystemFault(error: unknown): unknown {
  return error instanceof CallFault ? new ExternalSystem(`AWS cannot be read: a call ${error.message}.`) : error;
}
