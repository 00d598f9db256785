import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testCertificate } from "#collectors/shared/testing/certificate.ts";
import { freePorts, startServer } from "../server-process.ts";
import { motoProgram } from "./moto.ts";

/** Starts moto with what it leaves out put right. */
const SERVER = join(import.meta.dirname, "server.py");

/** A server that answers as AWS does, for any account and region. */
export interface AwsPeer {
  /** `https://127.0.0.1:41234` */
  url: string;
  /** Certificate the server's own is checked against, PEM. */
  ca: string;
  /**
   * From now on so many calls are let through and what comes after them needs permission, as its policies say.
   * `Infinity` lets everything through again.
   */
  allowBeforeAuth(calls: number): Promise<void>;
  /** Takes away everything it has. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts it on a free loopback port and waits until it answers; installs it the first time.
 * @throws Error with the end of its log when it does not start
 */
export async function startAws(): Promise<AwsPeer> {
  const program = await motoProgram();
  const directory = mkdtempSync(join(tmpdir(), "rollcall-aws-"));
  const { cert, key } = testCertificate();
  const files = { cert: join(directory, "tls.crt"), key: join(directory, "tls.key") };
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key, { mode: 0o600 });
  const [port] = await freePorts(1);
  const url = `https://127.0.0.1:${port}`;
  const flags = ["-H", "127.0.0.1", "-p", String(port), "--ssl", "--ssl-cert", files.cert, "--ssl-key", files.key];
  const command = [program, SERVER, ...flags];
  const server = startServer(command, join(directory, "moto.log"));
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  const ask = (method: string, path: string, body?: string) => say(new URL(path, url), cert, method, body);
  try {
    await server.ready(async () => (await ask("GET", "/moto-api/data.json")) === 200);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    ca: cert,
    allowBeforeAuth: (calls) => demand(ask("POST", "/moto-api/reset-auth", String(calls))),
    reset: () => demand(ask("POST", "/moto-api/reset")),
    stop,
  };
}

async function demand(status: Promise<number>): Promise<void> {
  const code = await status;
  if (code !== 200) throw new Error(`moto answered ${code}`);
}

function say(url: URL, ca: string, method: string, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ca }, (answer) => {
      answer.resume().on("error", reject);
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
