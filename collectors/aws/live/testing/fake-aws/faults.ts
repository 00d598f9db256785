import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { HonestAnswer, ServeFault } from "./server.ts";
import { protocolOf, serialize, serializeError } from "./serialize.ts";

/** One way to do wrong. */
export interface Fault {
  serve: ServeFault;
  /** Where it makes sense; absent: on every call. */
  on?: "lists" | "middle-pages" | "json" | "details";
  /** Another try brings what should have come. */
  passing?: true;
  /** What is waited for. */
  slow?: true;
}

/** What errors say, which nothing may repeat. */
export const SAID = "words of a server that nobody repeats";

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024, " "));

const error =
  (status: number, code: string): ServeFault =>
  (response, { service }) => {
    const { text, type } = serializeError(service, code, SAID);
    response.writeHead(status, { "content-type": type }).end(text);
  };

/** The honest text with something done to it. */
const text =
  (change: (whole: string) => string | Buffer, headers: Record<string, string> = {}): ServeFault =>
  (response, honest) => {
    response.writeHead(200, { "content-type": honest.type, ...headers }).end(change(honest.text));
  };

/** The honest answer with something done to it before it is written out. */
const output =
  (change: (own: Record<string, unknown>, honest: HonestAnswer) => object): ServeFault =>
  (response, honest) => {
    const changed = change({ ...honest.output }, honest);
    const { text: whole, type } = serialize(honest.service, honest.operation, changed);
    response.writeHead(200, { "content-type": type }).end(whole);
  };

/** The refusal of a service that speaks JSON, written in XML: proxies and gateways do that. */
const xmlRefusal: ServeFault = (response) => {
  const { text: whole } = serializeError("iam", "AccessDenied", SAID);
  response.writeHead(403, { "content-type": "text/xml" }).end(whole);
};

function cutOff(response: ServerResponse, { text: whole, type }: HonestAnswer): void {
  response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(whole) });
  response.write(whole.slice(0, whole.length / 2), () => response.destroy());
}

const NEXT = ["Marker", "NextToken", "nextToken", "NextMarker"];

const denied = (service: string): string =>
  service === "ec2"
    ? "UnauthorizedOperation"
    : protocolOf(service) === "query"
      ? "AccessDenied"
      : "AccessDeniedException";

/** Each kind of fault, by name. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  throttled: { serve: error(400, "ThrottlingException") },
  "throttled by 429": { serve: error(429, "TooManyRequestsException") },
  denied: { serve: (response, honest) => error(403, denied(honest.service))(response, honest) },
  "denied by 400": { serve: error(400, "AccessDeniedException") },
  "denied in XML": { serve: xmlRefusal },
  "an expired token": { serve: error(403, "ExpiredTokenException") },
  "an unknown key": { serve: error(403, "InvalidClientTokenId") },
  "a wrong signature": { serve: error(403, "SignatureDoesNotMatch") },
  "a clock that is off": { serve: error(400, "RequestExpired") },
  "no such thing": { serve: error(404, "ResourceNotFoundException") },
  "an error nobody knows": { serve: error(418, "SomethingElseException") },
  500: { serve: error(500, "InternalFailure"), passing: true },
  503: { serve: error(503, "ServiceUnavailable"), passing: true },
  "502 of a proxy": { serve: (response) => response.writeHead(502).end(`<html>${SAID}</html>`), passing: true },
  "connection reset": { serve: (response) => response.destroy(), passing: true },
  "cut off in the middle": { serve: cutOff, passing: true },
  silence: { serve: () => undefined, slow: true, passing: true },
  malformed: { serve: text((whole) => whole.replace(/^./, "(")), passing: true },
  truncated: { serve: text((whole) => whole.slice(0, -3)), passing: true },
  "a page of HTML": { serve: (response) => response.writeHead(200).end("<html><p>sign in</html>"), passing: true },
  "an empty answer": { serve: text(() => ""), passing: true },
  "not UTF-8": {
    serve: text((whole) => Buffer.concat([Buffer.from(whole), Buffer.from([0xff, 0xfe])])),
    passing: true,
  },
  "gzip bomb": { serve: (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(BOMB) },
  "gzip that is none": { serve: text((whole) => whole, { "content-encoding": "gzip" }), passing: true },
  "redirect to elsewhere": {
    serve: (response) => response.writeHead(302, { location: "https://169.254.169.254/" }).end(),
  },
  "another shape": { serve: output(() => ({ Hello: "you" })), on: "lists" },
  "no list": { serve: output((own, { list = "" }) => ({ ...own, [list]: undefined })), on: "lists" },
  "null for the list": { serve: output((own, { list = "" }) => ({ ...own, [list]: null })), on: "lists" },
  "null rows": {
    serve: output((own, { list = "" }) => ({ ...own, [list]: [null, ...(own[list] as unknown[]).slice(1)] })),
    on: "json",
  },
  "rows of numbers": {
    serve: output((own, { list = "" }) => ({ ...own, [list]: [7, ...(own[list] as unknown[]).slice(1)] })),
    on: "json",
  },
  "repeated page": { serve: output((_, { first }) => first), on: "middle-pages" },
  "token that leads back": {
    serve: output((own) => {
      const names = NEXT.filter((name) => own[name] !== undefined);
      return { ...own, ...Object.fromEntries(names.map((name) => [name, "page-2"])) };
    }),
    on: "middle-pages",
  },
  "page cut short": { serve: output((own) => ({ ...own, RoleDetailList: [] })), on: "details" },
  "missing last page": {
    serve: output((own) => ({ ...own, IsTruncated: false, Marker: undefined })),
    on: "details",
  },
  "truncated without a marker": { serve: output((own) => ({ ...own, Marker: undefined })), on: "details" },
};
