import { createInterface as createLines } from "node:readline";
import { createInterface } from "node:readline/promises";
import { openDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate/migrate.ts";
import type { CommandContext } from "./context.ts";
import { runProgram } from "./program.ts";

/** What the launcher gives the command line. */
export interface Surroundings {
  /** The database's address, starting the embedded one if it is down. */
  openDatabase(): Promise<{ url: string; close(): Promise<void> }>;
  /** Where the person stands; relative paths start here. */
  directory: string;
}

/** Runs one command to its end and answers the exit code. Ctrl-C stops it between two slices. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  // Whoever reads has gone, as `head` does when it has enough: that is an end, and no mistake.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
    stopping.abort();
  });
  const opened: { close(): Promise<void> }[] = [];
  const context: CommandContext = {
    async openDatabase() {
      const server = await surroundings.openDatabase();
      opened.unshift(server);
      await migrate(server.url, { onStep: (message) => process.stderr.write(`${message}\n`) });
      const database: Database = openDatabase(server.url, { maxConnections: 4 });
      opened.unshift(database);
      return { database, url: server.url };
    },
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
    lines: () => createLines({ input: process.stdin, crlfDelay: Infinity }),
    ask: process.stdin.isTTY && process.stderr.isTTY ? askOnTerminal : null,
    directory: surroundings.directory,
    baseUrl: baseUrl(process.env),
    signal: stopping.signal,
    now: new Date(),
  };
  try {
    return await runProgram(argv, context);
  } finally {
    for (const resource of opened) await resource.close();
  }
}

async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** Address of the web app as `npm start` serves it. */
function baseUrl(env: NodeJS.ProcessEnv): string {
  if (env.ROLLCALL_URL) return env.ROLLCALL_URL;
  const scheme = env.ROLLCALL_TLS_CERT ? "https" : "http";
  return `${scheme}://${env.ROLLCALL_HOST ?? "127.0.0.1"}:${env.PORT ?? "3000"}`;
}
