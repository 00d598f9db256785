import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { testCertificate } from "#collectors/shared/testing/certificate.ts";
import { answersOf, type AnswerOf, type Size } from "./answers.ts";
import { cutPage, pageOf } from "./pages.ts";
import { understand } from "./request.ts";
import { serialize, serializeError } from "./serialize.ts";

/** An honest answer, before anything is done to it. */
export interface HonestAnswer {
  service: string;
  operation: string;
  status: number;
  text: string;
  type: string;
  /** The answer before it was written out; of a refusal empty. */
  output: object;
  /** Name of the list in it, where it is one. */
  list: string | undefined;
  /** The first page of the same list, for faults that repeat it. */
  first: object;
}

/** Answers dishonestly. */
export type ServeFault = (response: ServerResponse, honest: HonestAnswer) => void;

/** What is to go wrong, and where. */
export interface Trouble {
  serve: ServeFault;
  /** `iam:ListRoles` */
  action: string;
  /** From 1; any when absent. */
  page?: number | undefined;
  /** How often it goes wrong; for ever when absent. */
  times?: number | undefined;
}

/** One call as it was received. */
export interface Seen {
  action: string;
  page: number;
  isList: boolean;
  account: string;
}

/** AWS at the wire: two accounts of an organization, in small pages, which does wrong when told to. */
export interface FakeAws {
  url: string;
  ca: string;
  readonly seen: Seen[];
  answers: Record<string, AnswerOf>;
  /** From now on this goes wrong; answers how often it did. */
  trouble(trouble: Trouble | null): () => number;
  stop(): Promise<void>;
}

/** Starts it on a free loopback port. */
export async function startFakeAws(size: Size = { roles: 3, users: 2, policies: 1 }): Promise<FakeAws> {
  const { cert, key } = testCertificate();
  let trouble: Trouble | null = null;
  let served = 0;
  const fake: FakeAws = {
    url: "",
    ca: cert,
    seen: [],
    answers: { ...answersOf(size) },
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
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const understood = understand(request, Buffer.concat(pieces).toString());
    if (!understood) return void response.writeHead(404).end();
    const { service, operation, asked, knock } = understood;
    const action = `${service}:${operation}`;
    const page = pageOf(asked);
    const honest = honestAnswer(fake.answers[action]?.(asked, knock), { service, operation, asked });
    fake.seen.push({ action, page, isList: honest.list !== undefined, account: knock.account });
    const isMeant = trouble?.action === action && (trouble.page === undefined || trouble.page === page);
    if (trouble && isMeant && served < (trouble.times ?? Infinity)) {
      served += 1;
      trouble.serve(response, honest);
    } else {
      response.writeHead(honest.status, { "content-type": honest.type }).end(honest.text);
    }
  }

  const server = createServer({ cert, key }, (request, response) => {
    response.on("error", () => undefined);
    answer(request, response).catch(() => response.destroy());
  });
  server.on("clientError", (_, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  fake.url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return fake;
}

function honestAnswer(
  found: ReturnType<AnswerOf> | undefined,
  { service, operation, asked }: { service: string; operation: string; asked: Parameters<AnswerOf>[0] },
): HonestAnswer {
  const named = { service, operation, list: undefined, output: {}, first: {} };
  if (!found) return { ...named, status: 400, ...serializeError(service, "InvalidAction", "nobody answers this") };
  if ("error" in found) return { ...named, status: found.status ?? 400, ...serializeError(service, found.error, "no") };
  const { output, list } = found;
  if (list === undefined) return { ...named, status: 200, ...serialize(service, operation, output), output };
  const page = cutPage(service, operation, output, list, asked);
  const first = cutPage(service, operation, output, list, {});
  const listed = operation === "GetAccountAuthorizationDetails" ? "RoleDetailList" : list;
  return { ...named, status: 200, ...serialize(service, operation, page), output: page, list: listed, first };
}
