import type { Readable } from "node:stream";
import { z } from "zod";
import { answerText } from "#collectors/shared/live/answer-text.ts";
import { UnusableAnswer } from "#collectors/shared/live/transport-fault.ts";
import { CallFault } from "./call-fault.ts";

/** An API server needs a few hundred bytes to say so. */
const MOST_BYTES = 64 * 1024;

const Status = z.object({
  kind: z.literal("Status"),
  status: z.literal("Failure"),
  reason: z.literal("NotFound"),
  details: z.object({ name: z.string().optional() }).nullish(),
});

/**
 * What a 404 proves. Gateways answer 404 as well, for what is there: only an API server that names the object says that
 * the object is absent, and only one that is known by its answer says that it does not know the path.
 * @param path of the call, which ends with the name of the object
 * @param headers every API server gives each request an `audit-id`
 * @throws what stops the answer from being read to its end
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export async function faultOfNotFound(
  path: string,
  headers: Readonly<Record<string, unknown>>,
  body: Readable,
  encoding: string,
): Promise<CallFault> {
  const said = await textOf(body, encoding);
  const status = statusOf(said);
  if (status && status.details?.name !== undefined && status.details.name === lastOf(path)) {
    return new CallFault("absent", "is not there (404)");
  }
  if (status || (said.trim() === "404 page not found" && headers["audit-id"] !== undefined)) {
    return new CallFault("no-path", "is not there (404)");
  }
  return new CallFault("unproven", "was answered 404, but not by an API server");
}

async function textOf(body: Readable, encoding: string): Promise<string> {
  let text = "";
  try {
    for await (const piece of answerText(body, encoding, MOST_BYTES)) text += piece;
  } catch (error) {
    // Too long, or no text: nothing an API server would say.
    if (error instanceof UnusableAnswer) return "";
    throw error;
  }
  return text;
}

function statusOf(text: string): z.output<typeof Status> | undefined {
  try {
    return Status.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function lastOf(path: string): string {
  return decodeURIComponent(path.replace(/\?.*$/s, "").replace(/^.*\//s, ""));
}
