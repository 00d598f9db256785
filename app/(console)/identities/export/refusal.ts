import { createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { AppError, Conflict, Forbidden } from "#lib/errors.ts";
import { explainFailure } from "#lib/server/explain-failure.ts";
import { safeNextPath } from "#lib/server/next-path.ts";

const REASONS = ["signed-out", "not-offered", "forbidden", "busy", "failed"] as const;

/** Why there is no file. */
export interface Refusal {
  because: (typeof REASONS)[number];
  status: number;
  /** For programs, which are told in a sentence. */
  message: string;
  /** Under which the log has the cause. */
  reference?: string;
}

/** What the address of the page says that tells a person of it. No sentence: whoever writes a link would write it. */
export const refusalParsers = {
  because: parseAsStringLiteral(REASONS).withDefault("failed"),
  ref: parseAsString,
  back: parseAsString,
};

const refusalAddress = createSerializer(refusalParsers);

export const SIGNED_OUT: Refusal = {
  ...{ because: "signed-out", status: 401 },
  message: "You are signed out. Sign in and export again.",
};

export const NOT_OFFERED: Refusal = {
  ...{ because: "not-offered", status: 400 },
  message: "This export is not one that Rollcall offers. Go back and try again.",
};

/** What went wrong, as a refusal; what nobody foresaw is in the log. */
export function refusalOf(error: unknown): Refusal {
  const status = error instanceof AppError ? error.status : 500;
  const because = error instanceof Conflict ? "busy" : error instanceof Forbidden ? "forbidden" : "failed";
  return { because, status, ...explainFailure(error) };
}

/** Tells a browser by a page, which leads back to the list the form stood on, and a program by a sentence. */
export function refuse(request: Request, { because, status, message, reference }: Refusal): Response {
  const headers = { "cache-control": "no-store" };
  if (!request.headers.get("accept")?.includes("text/html")) {
    const text = { "content-type": "text/plain; charset=utf-8" };
    return new Response(`${message}\n`, { status, headers: { ...headers, ...text } });
  }
  const back = listPath(request.headers.get("referer"));
  const page =
    because === "signed-out"
      ? `/sign-in?next=${encodeURIComponent(back)}`
      : refusalAddress("/identities/export/refused", { because, ref: reference ?? null, back });
  return new Response(null, { status: 303, headers: { ...headers, location: page } });
}

/** The list as it was shown, of an address or the path of one; the whole list for anything else. */
export function listPath(address: string | null): string {
  const url = URL.parse(address ?? "", "http://rollcall.invalid");
  const path = safeNextPath(url && url.pathname + url.search);
  return path.startsWith("/identities?") ? path : "/identities";
}
