import { Agent, request } from "node:https";

/** Where an API server is, and what proves that it is the one. */
export interface ApiAddress {
  /** `https://127.0.0.1:41234` */
  url: string;
  /** Certificate the server's own is checked against, PEM. */
  ca: string;
}

/** One call. */
export interface ApiCall {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its query. */
  path: string;
  body?: unknown;
}

export interface ApiAnswer {
  status: number;
  /** Parsed where it is JSON, text otherwise. */
  body: unknown;
}

/** Calls an API server over connections that are kept. */
export interface ApiClient {
  call(call: ApiCall): Promise<ApiAnswer>;
  /** @throws Error unless the status is 2xx */
  demand(call: ApiCall): Promise<unknown>;
  close(): void;
}

/** @param token of whom to call as */
export function apiClient({ url, ca }: ApiAddress, token: string): ApiClient {
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 32 });
  const call = (asked: ApiCall) => send(agent, url, token, asked);
  return {
    call,
    async demand(asked) {
      const { status, body } = await call(asked);
      if (status >= 200 && status < 300) return body;
      throw new Error(`${asked.method ?? "GET"} ${asked.path} was answered ${status}: ${JSON.stringify(body)}`);
    },
    close: () => agent.destroy(),
  };
}

function send(agent: Agent, url: string, token: string, { method = "GET", path, body }: ApiCall): Promise<ApiAnswer> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const said = Buffer.concat(chunks).toString();
        const isJson = answer.headers["content-type"]?.startsWith("application/json") ?? false;
        resolve({ status: answer.statusCode ?? 0, body: isJson ? JSON.parse(said) : said });
      });
    });
    sent.on("error", reject);
    sent.end(text);
  });
}
