import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { sendJson, type HonestAnswer, type ServeFault } from "./server.ts";

/** What a server can do wrong with one answer. */
export interface Fault {
  serve: ServeFault;
  /** Gone at the next try: then everything is as if nothing had happened. */
  passing?: boolean;
  /** Where it makes sense: everywhere when absent. */
  on?: "lists" | "first-pages" | "middle-pages" | "graphql" | "rest";
  /** Takes as long as Rollcall waits. */
  slow?: boolean;
}

const BOMB = gzipSync(Buffer.alloc(32 * 1024 * 1024, 32));

/** What a fault may say is nothing that may be repeated. */
export const SAID = "what-the-fake-github-said";

/** Another answer in place of the honest one. */
const status =
  (code: number, headers: Record<string, string> = {}, message: string = SAID): ServeFault =>
  (answer, honest) =>
    sendJson(answer, code, { message, documentation_url: SAID }, { ...honest.headers, ...headers });

/** The honest text made into another. */
const text =
  (make: (text: string) => string | Buffer, headers: Record<string, string> = {}): ServeFault =>
  (answer, { body, status: code, headers: own }) =>
    void answer
      .writeHead(code, { ...own, "content-type": "application/json", ...headers })
      .end(make(JSON.stringify(body)));

/** The honest list with other rows. */
const rows =
  (change: (rows: unknown[], honest: HonestAnswer) => unknown): ServeFault =>
  (answer, honest) => {
    const own = honest.body;
    const list = honest.in === undefined ? own : (own as Record<string, unknown>)[honest.in];
    const changed = change(Array.isArray(list) ? (list as unknown[]) : [], honest);
    const body = honest.in === undefined ? changed : { ...(own as object), [honest.in]: changed };
    sendJson(answer, honest.status, body, honest.headers);
  };

/** The honest answer of GraphQL with something changed. */
const graph =
  (change: (body: { data: { nodes: unknown[] }; errors?: unknown }) => unknown): ServeFault =>
  (answer, { body, headers }) => {
    const copy = structuredClone(body) as { data: { nodes?: unknown[] }; errors?: unknown };
    if (copy.data.nodes) change(copy as { data: { nodes: unknown[] } });
    else Object.assign(copy, { data: null, errors: [{ type: "INTERNAL", message: SAID }] });
    sendJson(answer, 200, copy, headers);
  };

const without =
  (...names: string[]): ServeFault =>
  (answer, { status: code, body, headers }) => {
    const kept = Object.entries(headers).filter(([name]) => !names.includes(name));
    sendJson(answer, code, body, Object.fromEntries(kept));
  };

function cutOff(answer: ServerResponse, { body, headers }: HonestAnswer): void {
  const whole = JSON.stringify(body);
  answer.writeHead(200, { ...headers, "content-type": "application/json", "content-length": whole.length });
  answer.write(whole.slice(0, whole.length / 2), () => answer.destroy());
}

const hour = () => String(Math.ceil(Date.now() / 1000) + 3600);

/** Each kind of fault, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "429 with a short Retry-After": { serve: status(429, { "retry-after": "1" }), passing: true },
  "429 with a long Retry-After": { serve: status(429, { "retry-after": "3600" }) },
  "secondary limit without a word of how long": {
    serve: status(403, {}, "You have exceeded a secondary rate limit."),
    passing: true,
  },
  "403 with Retry-After": { serve: status(403, { "retry-after": "3600" }) },
  "quota used up": {
    serve: (answer, honest) =>
      status(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": hour() })(answer, honest),
  },
  "quota used up, by a clock that went backwards": {
    serve: status(403, {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": "1",
      date: "Thu, 01 Jan 1970 00:00:01 GMT",
    }),
  },
  "401 once": { serve: status(401), passing: true },
  "401 for good": { serve: status(401) },
  403: { serve: status(403) },
  404: { serve: status(404) },
  409: { serve: status(409) },
  422: { serve: status(422) },
  451: { serve: status(451) },
  500: { serve: status(500), passing: true },
  "502 of a proxy": { serve: (answer) => answer.writeHead(502).end(`<html>${SAID}</html>`), passing: true },
  "connection reset": { serve: (answer) => answer.destroy(), passing: true },
  "cut off in the middle": { serve: cutOff, passing: true },
  silence: { serve: () => undefined, slow: true, passing: true },
  "malformed JSON": { serve: text((whole) => `${whole.slice(0, -1)},`), passing: true },
  "truncated JSON": { serve: text((whole) => whole.slice(0, -2)), passing: true },
  "a page of HTML": { serve: (answer) => answer.writeHead(200).end("<html>please sign in</html>"), passing: true },
  "empty answer": { serve: text(() => ""), passing: true },
  "not UTF-8": {
    serve: text((whole) => Buffer.concat([Buffer.from(whole), Buffer.from([0xff, 0xfe])])),
    passing: true,
  },
  "gzip bomb": { serve: (answer) => answer.writeHead(200, { "content-encoding": "gzip" }).end(BOMB) },
  "gzip that is none": { serve: text((whole) => whole, { "content-encoding": "gzip" }), passing: true },
  "redirect to elsewhere": { serve: status(302, { location: "https://169.254.169.254/" }) },
  "redirect to another list": {
    serve: (answer, honest) => status(301, { location: "/api/v3/orgs/acme/repos?per_page=2" })(answer, honest),
    on: "rest",
  },
  "another shape": { serve: (answer, { headers }) => sendJson(answer, 200, { hello: "you" }, headers), on: "lists" },
  "null rows": { serve: rows((all) => [null, ...all.slice(1)]), on: "first-pages" },
  "rows of text": { serve: rows((all) => ["x", ...all.slice(1)]), on: "first-pages" },
  "null for the list": { serve: rows(() => null), on: "lists" },
  "truncated page": { serve: rows((all) => all.slice(1)), on: "middle-pages" },
  "missing last page": { serve: without("link"), on: "middle-pages" },
  "repeated page": {
    serve: (answer, honest) => sendJson(answer, 200, honest.first, honest.headers),
    on: "middle-pages",
  },
  "cursor loop": {
    serve: (answer, honest) => {
      const link = (honest.headers["link"] ?? "").replace(/([?&](?:page|after)=)\d+([^>]*>; rel="next")/, "$11$2");
      sendJson(answer, 200, honest.body, { ...honest.headers, link });
    },
    on: "middle-pages",
  },
  "partial errors of GraphQL": {
    serve: graph((body) => {
      body.data.nodes[0] = { ...(body.data.nodes[0] as object), rulesets: null, workflows: null };
      body.errors = ["rulesets", "workflows"].map((field) => ({ path: ["nodes", 0, field], message: SAID }));
    }),
    on: "graphql",
  },
  "errors of GraphQL that say no place": {
    serve: graph((body) => (body.errors = [{ message: SAID, type: "INTERNAL" }])),
    on: "graphql",
  },
  "null nodes of GraphQL": { serve: graph((body) => (body.data.nodes[0] = null)), on: "graphql" },
  "fewer nodes of GraphQL": { serve: graph((body) => body.data.nodes.pop()), on: "graphql" },
  "a refusal of GraphQL": {
    serve: graph((body) => {
      body.data.nodes[0] = { ...(body.data.nodes[0] as object), root: null, rulesets: null };
      body.errors = [
        { type: "FORBIDDEN", path: ["nodes", 0, "root"], message: SAID },
        { type: "FORBIDDEN", path: ["nodes", 0, "rulesets"], message: SAID },
      ];
    }),
    on: "graphql",
  },
  "too many points of GraphQL": {
    serve: (answer, { headers }) =>
      sendJson(
        answer,
        200,
        { errors: [{ type: "RATE_LIMITED", message: SAID }] },
        { ...headers, "x-ratelimit-reset": hour() },
      ),
    on: "graphql",
  },
};
