import { RefusedAddress } from "../address-guard.ts";

/** No answer, or one that cannot be read to its end. The words follow the name of the call and quote nothing of it. */
export class UnusableAnswer extends Error {
  /** Whether another try may go better. */
  readonly passing: boolean;

  constructor(passing: boolean, message: string, options?: ErrorOptions) {
    super(message, options);
    this.passing = passing;
  }
}

/** Puts errors of connections into words; what cannot come from the other side goes on as it is. */
export function transportFault(error: unknown): unknown {
  if (error instanceof UnusableAnswer || error instanceof RefusedAddress || !(error instanceof Error)) return error;
  if (error.cause instanceof RefusedAddress) return error.cause;
  if (error.name === "TimeoutError") return new UnusableAnswer(true, "took too long", { cause: error });
  const code = "code" in error ? String(error.code) : "";
  const reason = REASONS[code];
  if (reason !== undefined) return new UnusableAnswer(true, reason, { cause: error });
  if (code.startsWith("ERR_SSL")) {
    const message = `did not get through: the server does not speak TLS as it should (${code})`;
    return new UnusableAnswer(false, message, { cause: error });
  }
  if (code.startsWith("ERR_TLS") || CERTIFICATE.test(code)) {
    const message = `did not get through: the server's certificate was not accepted (${code})`;
    return new UnusableAnswer(false, message, { cause: error });
  }
  return /^(?:E[A-Z]+|UND_ERR_\w+|HPE_\w+)$/.test(code)
    ? new UnusableAnswer(true, `did not get through (${code})`, { cause: error })
    : error;
}

const CERTIFICATE = /CERT|SIGNATURE|^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "did not get through: nothing listens at the address",
  ECONNRESET: "was cut off: the connection was reset",
  EPIPE: "was cut off: the connection was reset",
  ENOTFOUND: "did not get through: the name of the server has no address",
  EAI_AGAIN: "did not get through: the name of the server could not be looked up",
  ETIMEDOUT: "did not get through: the server did not answer",
  EHOSTUNREACH: "did not get through: there is no way to the address",
  ENETUNREACH: "did not get through: there is no way to the address",
  UND_ERR_CONNECT_TIMEOUT: "did not get through: the server did not answer",
  UND_ERR_HEADERS_TIMEOUT: "took too long: the server said nothing",
  UND_ERR_BODY_TIMEOUT: "took too long: the server fell silent in the middle",
  ERR_STREAM_PREMATURE_CLOSE: "was cut off: the server closed the connection",
  UND_ERR_SOCKET: "was cut off: the server closed the connection",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "was cut off: the answer is shorter or longer than announced",
};
