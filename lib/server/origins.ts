import { isHttps, isLoopback, isWildcard, type WebSettings } from "./settings.ts";

/** The Host headers Rollcall answers to, each with the origin of the pages served under it. */
export type ServedOrigins = ReadonlyMap<string, string>;

/**
 * Lists under which names this process is served. Every other Host is refused, so that a page of another site cannot
 * reach Rollcall under that site's own name (DNS rebinding).
 */
export function servedOrigins(settings: WebSettings): ServedOrigins {
  const { host, port, publicUrl, tls } = settings;
  // The one to tell people comes first.
  const origins = new Map(publicUrl === undefined ? [] : [[publicUrl.host, publicUrl.origin]]);
  for (const name of listenedNames(host)) {
    const url = new URL(`${tls === undefined ? "http" : "https"}://${name}:${port}`);
    if (!origins.has(url.host)) origins.set(url.host, url.origin);
  }
  return origins;
}

function listenedNames(host: string): string[] {
  const loopback = ["127.0.0.1", "localhost", "[::1]"];
  const own = host.includes(":") ? `[${host}]` : host;
  if (isWildcard(host)) return loopback;
  return isLoopback(host) ? [...loopback, own] : [own];
}

/** The address to tell people. */
export function baseUrl(settings: WebSettings): string {
  if (settings.publicUrl !== undefined) return settings.publicUrl.origin;
  const own = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return new URL(`${isHttps(settings) ? "https" : "http"}://${own}:${settings.port}`).origin;
}

/** Why a request is not served; `status` and a sentence for the person who sees it. */
export interface Refusal {
  status: 403 | 421;
  message: string;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Checks what a browser says about where a request comes from: its Host always, its Origin whenever the request could
 * change something. Says nothing about who asks; that is `requireContext`.
 */
export function refuseForeign(
  request: { method: string; headers: Pick<Headers, "get"> },
  origins: ServedOrigins,
): Refusal | undefined {
  const host = request.headers.get("host")?.toLowerCase() ?? "";
  const expected = origins.get(host);
  if (expected === undefined) {
    const [address] = origins.values();
    return {
      status: 421,
      message: `Rollcall is not served under this name. Open ${address}, or set ROLLCALL_URL to the address you use.`,
    };
  }
  if (SAFE_METHODS.has(request.method)) return undefined;

  const origin = request.headers.get("origin");
  // Programs send no Origin. They are let through when all that could prove who they are is what they chose to send.
  if (origin === null && request.headers.get("authorization") !== null && request.headers.get("cookie") === null) {
    return undefined;
  }
  if (origin === expected) return undefined;
  return {
    status: 403,
    message: `This request did not come from a page of ${expected}, so nothing was changed.`,
  };
}
