import { once } from "node:events";
import { createServer as createPlain } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { testCertificate } from "#collectors/shared/testing/certificate.ts";
import { conversionOf, creationPage, type CreatedApps } from "./app-manifests.ts";
import { answerGraphql } from "./graph.ts";
import type { FakeOrganization } from "./model.ts";
import type { Honest } from "./route.ts";
import { routeOf } from "./routes.ts";

/** An honest answer, before anything is done to it. */
export interface HonestAnswer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
  /** Name of what is listed in the body; undefined: the body is the list. */
  in?: string | undefined;
  /** The first page of the same list, for faults that repeat it. */
  first: unknown;
}

/** Answers dishonestly. */
export type ServeFault = (answer: ServerResponse, honest: HonestAnswer) => void;

/** What is to go wrong, and where. */
export interface Trouble {
  serve: ServeFault;
  /** The path as GitHub describes it: `/repos/{owner}/{repo}/keys`; `/graphql`, or one query of it: `/graphql Details`. */
  path: string;
  /** Of which repository; of any when absent. */
  repository?: string | undefined;
  /** From 1; any when absent. */
  page?: number | undefined;
  /** How often it goes wrong; for ever when absent. */
  times?: number | undefined;
}

/** One call as it was received. */
export interface Seen {
  method: string;
  url: string;
  authorization: string;
  body: string;
}

/** A GitHub Enterprise Server of one organization, which does wrong when told to. */
export interface FakeGithub {
  organization: FakeOrganization;
  url: string;
  ca: string;
  /** Calls since the last reset, in order. */
  readonly seen: Seen[];
  /** The token that is accepted; another one is answered 401. Null: any. */
  accepts: string | null;
  /** Apps that people created from manifests and whose keys nobody fetched. */
  created: CreatedApps;
  /** Calls of an hour, and of them those that are left. */
  quota: { limit: number; remaining: number; reset: number };
  /** From now on this goes wrong; answers how often it did. */
  trouble(trouble: Trouble | null): () => number;
  stop(): Promise<void>;
}

const PREFIX = "/api/v3";

/** Where the key of a new App is fetched, as GitHub describes it. */
export const CONVERSIONS = "/app-manifests/{code}/conversions";
const CONVERSION = /^\/app-manifests\/[^/]+\/conversions$/;

/** Starts it on a free loopback port. @param latencyMs before each answer; `plain`: http, for programs of others */
export async function startFakeGithub(
  organization: FakeOrganization,
  { latencyMs = 0, plain = false }: { latencyMs?: number; plain?: boolean } = {},
): Promise<FakeGithub> {
  const { cert, key } = testCertificate();
  let trouble: Trouble | null = null;
  let served = 0;
  let tokens = 0;
  const fake: FakeGithub = {
    organization,
    url: "",
    ca: cert,
    seen: [],
    accepts: null,
    created: new Map(),
    quota: { limit: 15_000, remaining: 15_000, reset: Math.ceil(Date.now() / 1000) + 3600 },
    trouble(next) {
      trouble = next;
      served = 0;
      return () => served;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces).toString();
    const authorization = request.headers.authorization?.replace(/^\w+ /, "") ?? "";
    fake.seen.push({ method, url, authorization, body });
    if (latencyMs > 0) await sleep(latencyMs);
    const { pathname, searchParams } = new URL(url, "https://fake");
    const page = method === "POST" ? creationPage(fake, pathname, searchParams, body) : null;
    if (page !== null) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
      return;
    }
    const at = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length) : pathname;
    fake.quota.remaining -= 1;
    const honest = await honestAnswer(fake, {
      at,
      query: searchParams,
      method,
      body,
      authorization,
      next: () => (tokens += 1),
    });
    const path = at.endsWith("/graphql")
      ? graphqlPath(body)
      : (routeOf(at)?.route.path ?? at.replace(CONVERSION, CONVERSIONS));
    const number = pageIn(searchParams);
    const repository = routeOf(at)?.parts["repo"];
    const isMeant =
      (trouble?.path === path || (trouble?.path === "/graphql" && path.startsWith("/graphql "))) &&
      (trouble.page === undefined || trouble.page === number) &&
      (trouble.repository === undefined || trouble.repository === repository);
    if (trouble && isMeant && served < (trouble.times ?? Infinity)) {
      served += 1;
      trouble.serve(response, honest);
    } else {
      sendJson(response, honest.status, honest.body, honest.headers);
    }
  }

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    response.on("error", () => undefined);
    answer(request, response).catch(() => response.destroy());
  };
  const server: Server = plain ? (createPlain(handle) as unknown as Server) : createServer({ cert, key }, handle);
  server.on("clientError", (_, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  fake.url = `${plain ? "http" : "https"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  organization.web = fake.url;
  return fake;
}

/** Queries are told apart by their names. */
export function graphqlPath(body: string): string {
  return `/graphql ${/query (\w+)/.exec(body)?.[1] ?? ""}`;
}

/** Sends JSON and ends. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

interface Asked {
  at: string;
  query: URLSearchParams;
  method: string;
  body: string;
  authorization: string;
  next(): number;
}

async function honestAnswer(fake: FakeGithub, asked: Asked): Promise<HonestAnswer> {
  const { organization, quota } = fake;
  const { at, query, method, body, authorization } = asked;
  const graphql = at.endsWith("/graphql");
  const headers = {
    "x-ratelimit-limit": String(quota.limit),
    "x-ratelimit-remaining": String(Math.max(0, quota.remaining)),
    "x-ratelimit-used": String(quota.limit - quota.remaining),
    "x-ratelimit-reset": String(quota.reset),
    "x-ratelimit-resource": graphql ? "graphql" : "core",
    date: new Date().toUTCString(),
  };
  const say = (status: number, said: unknown, more: Partial<HonestAnswer> = {}): HonestAnswer => {
    return { status, body: said, headers, first: said, ...more };
  };
  if (/^\/app\/installations\/\d+\/access_tokens$/.test(at) && method === "POST") {
    const { permissions, selection } = organization.installation;
    const token = `ghs_${"x".repeat(30)}${asked.next()}`;
    if (fake.accepts !== null) fake.accepts = token;
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    return say(201, { token, expires_at, permissions, repository_selection: selection });
  }
  if (CONVERSION.test(at) && method === "POST") {
    const made = conversionOf(fake, at);
    return made ? say(201, made) : say(404, { message: "Not Found" });
  }
  const route = routeOf(at);
  if (fake.accepts !== null && route?.route.asApp !== true && authorization !== fake.accepts) {
    return say(401, { message: "Bad credentials" });
  }
  if (graphql) return say(200, await answerGraphql(organization, JSON.parse(body) as never));
  if (!route || method !== "GET") return say(404, { message: "Not Found" });
  const { permission } = route.route;
  if (permission !== undefined && organization.installation.permissions[permission] === undefined) {
    return say(403, { message: "Resource not accessible by integration" });
  }
  const found = route.route.answer(organization, route.parts, query);
  if (!found) return say(404, { message: "Not Found" });
  return paged(found, say, fake.url + PREFIX + at, query);
}

/** A cursor is the number of the page it leads to. */
export function pageIn(query: URLSearchParams): number {
  return Number(query.get("page") ?? query.get("after") ?? 1);
}

function paged(
  found: NonNullable<Honest>,
  say: (status: number, said: unknown, more?: Partial<HonestAnswer>) => HonestAnswer,
  url: string,
  query: URLSearchParams,
): HonestAnswer {
  if ("object" in found) return say(found.status ?? 200, found.object);
  // Of variables GitHub gives no more, whatever is asked for.
  const most = found.in === "variables" ? 30 : 100;
  const size = Math.min(most, Number(query.get("per_page") ?? 30));
  const page = pageIn(query);
  const last = Math.max(1, Math.ceil(found.list.length / size));
  const bodyOf = (number: number) => {
    const rows = found.list.slice((number - 1) * size, number * size);
    return found.in === undefined ? rows : { total_count: found.list.length, [found.in]: rows };
  };
  const linkTo = (number: number, relation: string) => {
    const to = new URLSearchParams(query);
    to.set(found.cursor ? "after" : "page", String(number));
    return `<${url}?${to.toString()}>; rel="${relation}"`;
  };
  const links = [
    ...(page < last ? [linkTo(page + 1, "next"), ...(found.cursor ? [] : [linkTo(last, "last")])] : []),
    ...(page > 1 && !found.cursor ? [linkTo(page - 1, "prev"), linkTo(1, "first")] : []),
  ];
  const answer = say(200, bodyOf(page), { in: found.in, first: bodyOf(1) });
  return links.length === 0 ? answer : { ...answer, headers: { ...answer.headers, link: links.join(", ") } };
}
