import { hostname, userInfo } from "node:os";
import type { Database } from "#lib/db/database.ts";
import type { Actor } from "#lib/service/actor.ts";
import type { Context } from "#lib/service/context.ts";

/** What a command is given; tests give their own. */
export interface CommandContext {
  /** Opens the database, starting the embedded one if it is down; closed when the command ends. */
  openDatabase(): Promise<{ database: Database; url: string }>;
  print(text: string): void;
  complain(text: string): void;
  /** Standard input, line by line. */
  lines(): AsyncIterable<string>;
  /** Asks on a terminal; null where nobody is there to answer. */
  ask: ((question: string) => Promise<boolean>) | null;
  /** Where relative paths start. */
  directory: string;
  /** Address of the web app, for links. */
  baseUrl: string;
  signal: AbortSignal;
  now: Date;
}

/** The person at the command line: `operator root@host`. */
export function operator(): Actor {
  const id = `${userInfo().username}@${hostname()}`;
  return { kind: "operator", id, name: `operator ${id}` };
}

/** The context lib/service wants, for the operator. */
export function asOperator(context: CommandContext, database: Database): Context {
  return { actor: operator(), database, now: context.now };
}

/** One command: adds itself to the program and says its exit code when it is not 0. */
export type SetExitCode = (code: number) => void;
