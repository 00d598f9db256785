import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { isWildcard, type WebSettings } from "#lib/server/settings.ts";
import { LaunchError } from "./launch-error.mjs";
import { readTls } from "./tls.ts";

const POLL_MS = 50;
const ANSWER_WITHIN_MS = 5_000;

/** Waits until the app says that it is well. */
export async function untilHealthy(
  web: WebSettings,
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let last = "no answer";
  while (Date.now() < deadline) {
    last = await askHealth(web, new URL("/api/health", url), signal);
    signal.throwIfAborted();
    if (last === "200") return;
    await sleep(POLL_MS, undefined, { signal });
  }
  throw new LaunchError(
    `Rollcall did not become ready within ${timeoutMs / 1000} s (the last answer of /api/health: ${last}). The logs say why.`,
  );
}

/** Asks the process itself, whatever proxy stands in front of it, under the name that people use. */
function askHealth(web: WebSettings, url: URL, signal: AbortSignal): Promise<string> {
  const target = {
    host: isWildcard(web.host) ? web.host.replace("0.0.0.0", "127.0.0.1").replace(/^::$/, "::1") : web.host,
    port: web.port,
    path: url.pathname,
    headers: { host: url.host },
    timeout: ANSWER_WITHIN_MS,
    signal,
  };
  return new Promise((resolve) => {
    const request = web.tls === undefined ? requestHttp(target) : requestHttps({ ...target, ...trustOwn(web.tls) });
    request.on("response", (response) => {
      response.resume();
      resolve(String(response.statusCode));
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", (error) => resolve(error.message));
    request.end();
  });
}

/** The certificate names the public host and may come from a private authority: exactly this one is expected. */
function trustOwn(tls: NonNullable<WebSettings["tls"]>) {
  const { cert } = readTls(tls, new Date(0));
  return { ca: cert, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
}
