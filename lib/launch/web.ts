import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import next from "next";
import { createHeaderSettler } from "#lib/server/request-headers.ts";
import { isLoopback, readWebSettings } from "#lib/server/settings.ts";
import { checkout } from "./checkout.mjs";
import { explainListenError } from "./port.ts";
import { errorCode } from "./data-directory.ts";
import { proxyGate } from "./proxy-gate.ts";
import { readTls } from "./tls.ts";

// The web process: Next's production server behind a server of ours, which speaks TLS, states the client's address and
// stops in order.

const DRAIN_MS = 3_000;
const RENEWAL_CHECK_MS = 60 * 60 * 1000;

const settings = readWebSettings(process.env);
const { host, port, tls, trustedProxies } = settings;
const settleHeaders = createHeaderSettler(trustedProxies);
const app = next({ dev: false, dir: checkout, hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();

function onRequest(request: IncomingMessage, response: ServerResponse): void {
  settleHeaders(request.headers, request.socket.remoteAddress);
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
}

const server = tls === undefined ? createHttpServer(onRequest) : serveTls(tls);
// Longer than proxies keep theirs, so that it is never us who closes a connection a proxy is about to use.
server.keepAliveTimeout = 75_000;
if (tls === undefined && !isLoopback(host)) server.on("connection", proxyGate(trustedProxies));
server.on("error", (error) => {
  console.error(explainListenError(errorCode(error), host, port));
  process.exit(1);
});
server.listen(port, host);

function serveTls(files: NonNullable<typeof tls>) {
  const secure = createHttpsServer({ ...readTls(files, new Date()), minVersion: "TLSv1.2" }, onRequest);
  setInterval(() => {
    try {
      secure.setSecureContext({ ...readTls(files, new Date()), minVersion: "TLSv1.2" });
    } catch (error) {
      console.error(error instanceof Error ? error.message : error); // the one in use goes on
    }
  }, RENEWAL_CHECK_MS).unref();
  return secure;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
  });
}
