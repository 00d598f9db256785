import { randomBytes } from "node:crypto";
import { ZodError } from "zod";
import { AppError } from "#lib/errors.ts";
import { logger } from "#lib/logger.ts";

/**
 * Turns what was thrown into what may be shown: the sentence of an error that was written for people, the first
 * complaint about the input, and for everything else a reference under which the log has it.
 */
export function explainFailure(error: unknown): { message: string; reference?: string } {
  if (error instanceof AppError) return { message: error.message };
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    const field = issue?.path.join(".");
    return { message: field ? `${field}: ${issue?.message}` : (issue?.message ?? "This input is not valid.") };
  }
  const reference = randomBytes(4).toString("hex");
  logger.error({ err: error, reference }, "action failed");
  return { message: `Something went wrong (ref ${reference}).`, reference };
}
