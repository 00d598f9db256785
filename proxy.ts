import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { formTarget } from "#lib/server/form-target.ts";
import { refuseForeign, servedOrigins, type ServedOrigins } from "#lib/server/origins.ts";
import { PATH_HEADER } from "#lib/server/request-headers.ts";
import { securityHeaders } from "#lib/server/security-headers.ts";
import { isHttps, webSettings } from "#lib/server/settings.ts";

let origins: ServedOrigins | undefined;

/**
 * Runs before every page and route: refuses other sites' requests and names, and gives each response its headers.
 * It never decides who may see what. Whoever skips it (CVE-2025-29927) still meets `requireContext` in the page itself.
 */
export function proxy(request: NextRequest): Response {
  const settings = webSettings();
  origins ??= servedOrigins(settings);

  const nonce = randomBytes(18).toString("base64");
  const headers = securityHeaders({
    nonce,
    path: request.nextUrl.pathname,
    https: isHttps(settings),
    formTo: formTarget(request.nextUrl),
    development: process.env.NODE_ENV === "development",
  });
  const refusal = refuseForeign(request, origins);
  if (refusal !== undefined) {
    return new Response(`${refusal.message}\n`, {
      status: refusal.status,
      headers: { ...headers, "content-type": "text/plain; charset=utf-8" },
    });
  }

  const forwarded = new Headers(request.headers);
  forwarded.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from here.
  forwarded.set("content-security-policy", headers["content-security-policy"] ?? "");
  forwarded.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers: forwarded }, headers });
}

// Files built by us get their headers from next.config.js. Everything else passes here, so that no route is forgotten.
export const config = { matcher: "/((?!_next/static/).*)" };
