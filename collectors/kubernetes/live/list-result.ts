import type { Intake } from "../intake.ts";
import { CallFault } from "./call-fault.ts";
import { Inconsistent } from "./progress.ts";

/** How the reading of one list ended, and what came of it. */
export interface ListResult {
  /** Everything that came whole. */
  intake: Intake;
  /** Absent when the list was read to its end. */
  fault?: ListFault;
}

/** What kept a list from being whole. */
export interface ListFault {
  status: "partial" | "failed" | "denied" | "not-supported";
  /** One sentence. */
  reason: string;
  /** The credential is no longer accepted. */
  signedOut?: boolean;
  /** How long the server asks to be left alone. */
  retryAfterMs?: number | null;
}

/**
 * How a list ends that a call stopped.
 * @param right what the credential must be allowed: `list pods`
 * @param pagesBefore how many pages had come
 * @param optional whether there are clusters without it: of what every API server has, a 404 proves nothing
 * @throws the error itself when it is not about the other side
 */
export function faultOf(error: unknown, place: string, right: string, pagesBefore = 0, optional = false): ListFault {
  if (!(error instanceof CallFault) && !(error instanceof Inconsistent)) throw error;
  const kind = error instanceof CallFault ? error.kind : "lasting";
  const retryAfterMs = error instanceof CallFault ? error.retryAfterMs : null;
  if (pagesBefore > 0) {
    const reason = `${place}, page ${pagesBefore + 1}, ${error.message}. What came before it is kept.`;
    return { status: "partial", reason, retryAfterMs };
  }
  if (kind === "denied") {
    return { status: "denied", reason: `${place} was refused (403): the credential lacks the right to ${right}.` };
  }
  if (optional && kind === "no-path") {
    return { status: "not-supported", reason: `${place} is not there (404): this cluster does not have it.` };
  }
  if (kind === "absent" || kind === "no-path") {
    const reason = `${place} was answered 404, although every API server has it: something between answered, or it is starting.`;
    return { status: "failed", reason };
  }
  const reason = `${place} ${error.message}.`;
  return { status: "failed", reason, retryAfterMs, signedOut: kind === "signed-out" };
}
