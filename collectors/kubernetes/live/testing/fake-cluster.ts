import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { testCertificate } from "#collectors/shared/testing/certificate.ts";
import { LISTINGS, pathOf, type Listing } from "../listings.ts";
import { clusterObjects, type FakeObject } from "./fake-objects.ts";

/** What comes in pages. */
export const LISTS = LISTINGS.filter(({ form }) => form === "list" || form === "table");

/** The state of the cluster every list shows. */
const VERSION = "4711";

/** One honest page, as the real server writes it. */
export interface HonestPage {
  listing: Listing;
  /** From 0. */
  page: number;
  /** Whether all of the list was asked for at once. */
  whole: boolean;
  /** The whole answer; a fault changes a copy. */
  body: ListBody;
  /** The body of the first page of the same list. */
  first: ListBody;
}

/** A list, or a table, of one page. */
export interface ListBody {
  kind: string;
  apiVersion: string;
  metadata: { resourceVersion: string; continue?: string; remainingItemCount?: number };
  items?: unknown;
  rows?: unknown;
  columnDefinitions?: unknown;
}

/** Answers one page dishonestly. */
export type ServeFault = (answer: ServerResponse, honest: HonestPage) => void;

/** What is to go wrong, and where. */
export interface Trouble {
  serve: ServeFault;
  /** `*` is every list; what is no list is named by its path. */
  slice: string;
  page: number;
  /** How often it goes wrong; for ever when absent. */
  times?: number;
  /** Also when the list is asked for in one piece. */
  alsoWhole?: boolean | undefined;
}

/** A server that looks like an API server, and does wrong when told to. */
export interface FakeCluster {
  url: string;
  ca: string;
  /** From now on this goes wrong; answers how often it did. */
  trouble(trouble: Trouble | null): () => number;
  stop(): Promise<void>;
}

/** Starts it on a free loopback port. */
export async function startFakeCluster(): Promise<FakeCluster> {
  const { cert, key } = testCertificate();
  let current: Trouble | null = null;
  let served = 0;
  const server: Server = createServer({ cert, key }, (request, answer) => {
    answer.on("error", () => undefined);
    const honest = honestPage(request);
    const wrong = current && (honest ? isMeant(current, honest) : current.slice === request.url) ? current : null;
    if (wrong && served < (wrong.times ?? Infinity)) {
      served += 1;
      wrong.serve(answer, honest ?? NO_PAGE);
    } else {
      sendJson(answer, honest ? 200 : 404, honest?.body ?? otherBody(request.url ?? ""));
    }
  });
  server.on("clientError", (_, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    ca: cert,
    trouble(next) {
      current = next;
      served = 0;
      return () => served;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const NO_LIST: ListBody = { kind: "", apiVersion: "", metadata: { resourceVersion: VERSION } };
const NO_PAGE: HonestPage = {
  listing: LISTINGS[0] ?? none(),
  page: 0,
  whole: true,
  body: NO_LIST,
  first: NO_LIST,
};

function none(): never {
  throw new Error("nothing is listed");
}

function isMeant({ slice, page, alsoWhole }: Trouble, honest: HonestPage): boolean {
  const here = slice === "*" || honest.listing.slice === slice;
  return here && (honest.page === page || (alsoWhole === true && honest.whole));
}

/** Sends JSON and ends. */
export function sendJson(
  answer: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const found = body && status === 404 && typeof body === "object" && "metadata" in body ? 200 : status;
  answer.writeHead(found, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function otherBody(url: string): unknown {
  const metadata = { name: "kube-system", uid: "0b8f1e56-0000-4000-8000-000000000000" };
  if (url === "/api/v1/namespaces/kube-system") return { kind: "Namespace", apiVersion: "v1", metadata };
  if (url === "/version") return { gitVersion: "v1.36.3", metadata };
  if (url.endsWith("/selfsubjectrulesreviews")) return { metadata: {}, status: { incomplete: false } };
  const name = url.replace(/^.*\//, "");
  return { kind: "Status", apiVersion: "v1", status: "Failure", reason: "NotFound", details: { name }, code: 404 };
}

function honestPage({ url = "", headers }: IncomingMessage): HonestPage | null {
  const { pathname, searchParams } = new URL(url, "https://cluster");
  for (const listing of LISTS) {
    const namespace = /^\/api\/v1\/namespaces\/([^/]+)\/secrets$/.exec(pathname)?.[1];
    if (pathname !== pathOf(listing, listing.form === "table" ? namespace : undefined)) continue;
    const objects = clusterObjects(listing).filter(
      (object) => namespace === undefined || object.metadata.namespace === namespace,
    );
    const size = Number(searchParams.get("limit") ?? objects.length);
    const page = Number(searchParams.get("continue")?.slice("page-".length) ?? 0);
    const asTable = headers.accept?.includes("as=Table") ?? false;
    if (asTokens(headers.accept)) {
      const metadata = { resourceVersion: VERSION };
      const none = { kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1", metadata, items: [] };
      return { listing, page: -1, whole: false, body: none, first: none };
    }
    const body = (number: number) => bodyOf(listing, objects, number, size, asTable);
    return { listing, page, whole: !searchParams.has("limit"), body: body(page), first: body(0) };
  }
  return null;
}

/** The fake cluster has no tokens. */
function asTokens(accept = ""): boolean {
  return accept.includes("as=PartialObjectMetadataList");
}

function bodyOf(
  listing: Listing,
  objects: readonly FakeObject[],
  page: number,
  size: number,
  asTable: boolean,
): ListBody {
  const end = (page + 1) * size;
  const left = objects.length - end;
  const items = objects.slice(page * size, end);
  const metadata = {
    resourceVersion: VERSION,
    ...(left > 0 ? { continue: `page-${page + 1}`, remainingItemCount: left } : {}),
  };
  const apiVersion = listing.api.replace(/^\/apis?\//, "");
  if (!asTable) return { kind: `${listing.kind}List`, apiVersion, metadata, items };
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata,
    columnDefinitions: ["Name", "Type", "Data", "Age"].map((name) => ({ name })),
    rows: items.map((object) => ({ cells: [object.metadata.name, "Opaque", 1, "5d"], object: null })),
  };
}
