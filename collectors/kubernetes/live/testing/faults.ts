import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { sendJson, type HonestPage, type ListBody, type ServeFault } from "./fake-cluster.ts";

/** What a server can do wrong with one page. */
export interface Fault {
  serve: ServeFault;
  /** Gone at the next try: then everything is as if nothing had happened. */
  passing?: boolean;
  /** Which pages it makes sense on, from 0; all when absent. */
  pages?: (page: number, last: boolean) => boolean;
  /** For lists of objects only. */
  listsOnly?: boolean;
  /** Takes as long as Rollcall waits. */
  slow?: boolean;
  /** Also when the list is asked for in one piece. */
  alsoWhole?: boolean;
}

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));

/** Another answer in place of the honest one. */
const status = (code: number, headers: Record<string, string> = {}, more: object = {}): ServeFault => {
  const body = { kind: "Status", apiVersion: "v1", status: "Failure", code, ...more };
  return (answer) => sendJson(answer, code, body, headers);
};

/** The honest answer with something changed. */
const changed = (change: (body: ListBody, honest: HonestPage) => ListBody): ServeFault => {
  return (answer, honest) => sendJson(answer, 200, change(structuredClone(honest.body), honest));
};

/** The honest text made into another. */
const text = (make: (text: string) => string | Buffer, headers: Record<string, string> = {}): ServeFault => {
  return (answer, { body }) => {
    answer.writeHead(200, { "content-type": "application/json", ...headers }).end(make(JSON.stringify(body)));
  };
};

function cutOff(answer: ServerResponse, { body }: HonestPage): void {
  const whole = JSON.stringify(body);
  answer.writeHead(200, { "content-type": "application/json", "content-length": whole.length });
  answer.write(whole.slice(0, whole.length / 2), () => answer.destroy());
}

function trickle(answer: ServerResponse, { body }: HonestPage): void {
  const whole = JSON.stringify(body);
  answer.writeHead(200, { "content-type": "application/json" });
  let sent = 0;
  const timer = setInterval(() => answer.write(whole[sent++] ?? " "), 20);
  answer.on("close", () => clearInterval(timer));
}

const entriesOf = (body: ListBody): unknown[] =>
  Array.isArray(body.items) ? body.items : Array.isArray(body.rows) ? body.rows : [];
const withEntries = (body: ListBody, entries: unknown): ListBody =>
  body.rows === undefined ? { ...body, items: entries } : { ...body, rows: entries };
const withToken = (body: ListBody, token: string): ListBody => ({
  ...body,
  metadata: { ...body.metadata, continue: token },
});
const after = (page: number) => page > 0;
const before = (_: number, last: boolean) => !last;

/** Each kind of fault, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "429 with a short Retry-After": { serve: status(429, { "retry-after": "0" }), passing: true },
  "429 with a long Retry-After": { serve: status(429, { "retry-after": "3600" }) },
  "429 without Retry-After": { serve: status(429), passing: true },
  "503 with a date to retry after": { serve: status(503, { "retry-after": "Fri, 31 Dec 2099 23:59:59 GMT" }) },
  500: { serve: status(500), passing: true },
  "502 of a proxy": { serve: (answer) => answer.writeHead(502).end("<html>bad gateway</html>"), passing: true },
  "connection reset": { serve: (answer) => answer.destroy(), passing: true },
  "cut off in the middle": { serve: cutOff, passing: true },
  "truncated JSON": { serve: text((whole) => whole.slice(0, -40)), passing: true },
  "malformed JSON": { serve: text((whole) => whole.replace('"metadata"', "metadata")), passing: true },
  "JSON behind JSON": { serve: text((whole) => whole + whole), passing: true },
  "not UTF-8": {
    serve: text((whole) => Buffer.concat([Buffer.from(whole.slice(0, -2)), Buffer.from([0xff, 0xfe])])),
    passing: true,
  },
  "empty answer": { serve: text(() => ""), passing: true },
  "one byte at a time": { serve: trickle, passing: true, slow: true },
  silence: { serve: () => undefined, passing: true, slow: true },
  "gzip bomb": { serve: (answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end(BOMB) },
  "gzip that is none": { serve: text((whole) => whole, { "content-encoding": "gzip" }), passing: true },
  "gzip cut off": {
    serve: text((whole) => gzipSync(whole).subarray(0, -20), { "content-encoding": "gzip" }),
    passing: true,
  },
  "compressed otherwise": { serve: text((whole) => whole, { "content-encoding": "br" }) },
  redirect: { serve: status(307, { location: "https://169.254.169.254/" }) },
  "400": { serve: status(400) },
  "401 mid-run": { serve: status(401) },
  "403 mid-list": { serve: status(403), pages: after },
  "404 mid-list": { serve: status(404), pages: after },
  "404 of a gateway": { serve: (answer) => answer.writeHead(404).end("<html>no such site</html>") },
  "404 of a gateway that speaks as Go does": { serve: (answer) => answer.writeHead(404).end("404 page not found\n") },
  "404 of an API server": { serve: status(404, { "audit-id": "1" }, { reason: "NotFound", details: {} }) },
  "410 mid-list, and again": { serve: status(410), pages: after, alsoWhole: true },
  "a page of HTML": { serve: (answer) => answer.writeHead(200).end("<html>please sign in</html>"), passing: true },
  "another kind": { serve: changed((body) => ({ ...body, kind: "ConfigMapList" })) },
  "a Status of 200": { serve: changed(({ metadata, apiVersion }) => ({ kind: "Status", apiVersion, metadata })) },
  "null for the list": { serve: changed((body) => ({ ...body, items: null })), listsOnly: true },
  "no list": { serve: changed(({ items: _, ...body }) => body), listsOnly: true },
  "null nodes": { serve: changed((body) => withEntries(body, [null, ...entriesOf(body).slice(1)])) },
  "nodes of text": { serve: changed((body) => withEntries(body, ["x", ...entriesOf(body).slice(1)])) },
  "an object without a name": {
    serve: changed((body) => withEntries(body, [{ metadata: {} }, ...entriesOf(body).slice(1)])),
  },
  "the same object twice": { serve: changed((body) => withEntries(body, [...entriesOf(body), entriesOf(body)[0]])) },
  "an object nested too deep": {
    serve: text((whole) => whole.replace('"uid"', `"x":${"[".repeat(200)}${"]".repeat(200)},"uid"`)),
    listsOnly: true,
  },
  "an object of 9 MiB": {
    serve: text((whole) => whole.replace('"uid"', `"x":"${"y".repeat(9 * 1024 * 1024)}","uid"`)),
    listsOnly: true,
  },
  "missing last page": {
    serve: changed((body) => ({ ...body, metadata: { ...body.metadata, continue: "" } })),
    pages: before,
  },
  "repeated page": {
    serve: changed((body, { first }) => withEntries(withToken(body, "page-2"), entriesOf(first))),
    pages: after,
  },
  "cursor loop": { serve: changed((body) => withEntries(withToken(body, "page-1"), [])), pages: (page) => page === 1 },
  "another moment": {
    serve: changed((body) => ({ ...body, metadata: { ...body.metadata, resourceVersion: "1" } })),
    pages: after,
  },
  "a token that is no text": {
    serve: (answer, { body }) => sendJson(answer, 200, { ...body, metadata: { ...body.metadata, continue: 7 } }),
  },
};
