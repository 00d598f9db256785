/** An error whose message is written for the person who caused it; all others are shown as a reference only. */
export abstract class AppError extends Error {
  /** What a program should match on; stable. */
  abstract readonly code: string;
  /** HTTP status a web surface answers with. */
  abstract readonly status: number;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class NotFound extends AppError {
  readonly code = "not-found";
  readonly status = 404;
}

export class Forbidden extends AppError {
  readonly code = "forbidden";
  readonly status = 403;
}

export class InvalidInput extends AppError {
  readonly code = "invalid-input";
  readonly status = 400;
}

export class Conflict extends AppError {
  readonly code = "conflict";
  readonly status = 409;
}

/** Another system did not answer as it should: its fault, not the caller's. Worth another try. */
export class ExternalSystem extends AppError {
  readonly code = "external-system";
  readonly status = 502;
  /** Not before then, where the system said so (RFC 9110, section 10.2.3, Retry-After). */
  readonly retryAt: Date | null;

  constructor(message: string, options?: ErrorOptions & { retryAt?: Date }) {
    super(message, options);
    this.retryAt = options?.retryAt ?? null;
  }
}
