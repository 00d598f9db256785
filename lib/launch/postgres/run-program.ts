import { spawn } from "node:child_process";
import { LaunchError } from "../launch-error.mjs";
import type { Account } from "./account.ts";

/** A finished run of one of Postgres' programs. */
export interface ProgramResult {
  exitCode: number | null;
  output: string;
}

export interface ProgramOptions {
  account: Account | undefined;
  /** A directory that the account can enter. */
  cwd: string;
  input?: string;
  signal?: AbortSignal;
}

/**
 * A clean environment: the caller's PG* and LANG must not decide what a cluster is like.
 * (NODE_ENV means nothing to Postgres; Next's types ask every environment for it.)
 */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

/** Runs a program to its end, as the user of Postgres; an abort ends it and throws. */
export function runProgram(path: string, args: string[], options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      ...options.account,
      cwd: options.cwd,
      env: PROGRAM_ENVIRONMENT,
      signal: options.signal,
      detached: true, // a Ctrl-C on the terminal is for us to pass on
      stdio: ["pipe", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", (error) => reject(explainSpawnError(path, error)));
    child.on("close", (exitCode) => resolve({ exitCode, output }));
    child.stdin.on("error", () => undefined); // it ended before it had read everything; its exit code says why
    child.stdin.end(options.input ?? "");
  });
}

function explainSpawnError(path: string, error: Error): Error {
  if (error.name === "AbortError") return error;
  return new LaunchError(
    `Postgres does not run on this system (${path}: ${error.message}). It needs glibc 2.27 or later.\nUse a Postgres of your own instead: DATABASE_URL=postgresql://user:password@host/database npm start`,
  );
}
