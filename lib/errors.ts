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
