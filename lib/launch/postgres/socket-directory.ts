import { createHash } from "node:crypto";
import { chownSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../data-directory.ts";
import { LaunchError } from "../launch-error.mjs";
import type { Account } from "./account.ts";
import type { PostgresHome } from "./home.ts";

/** What the kernel takes as a socket's address, without the closing zero. */
const LONGEST_ADDRESS = process.platform === "darwin" ? 103 : 107;
const SOCKET_NAME = ".s.PGSQL.5432";

/** The socket that Postgres makes in a directory. */
export function socketPath(directory: string): string {
  return join(directory, SOCKET_NAME);
}

/** Where the socket goes: beside the cluster, or in a short directory of its own where that path is too long. */
export function chooseSocketDirectory(home: string, uid: number, temporary: string = tmpdir()): string {
  const beside = join(home, "socket");
  if (fits(beside)) return beside;
  const name = `rollcall-${uid}-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`;
  return fits(join(temporary, name)) ? join(temporary, name) : join("/tmp", name);
}

/** Makes the socket directory, for the user of Postgres only. One that somebody else put there first is refused. */
export function makeSocketDirectory(home: PostgresHome): string {
  const uid = home.account?.uid ?? process.getuid?.() ?? 0;
  const directory = chooseSocketDirectory(home.directory, uid);
  makePrivateDirectory(directory, home.account);
  const stats = lstatSync(directory);
  if (stats.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0) return directory;
  throw new LaunchError(
    `${directory}, where the database's socket belongs, is not a directory that only its user can enter. Look who made it, remove it, and start again.`,
  );
}

/** Makes a directory with mode 0700 for the user of Postgres, unless it is there. */
export function makePrivateDirectory(directory: string, account: Account | undefined): void {
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return;
    throw error;
  }
  if (account !== undefined) chownSync(directory, account.uid, account.gid);
}

function fits(directory: string): boolean {
  return Buffer.byteLength(socketPath(directory)) <= LONGEST_ADDRESS;
}
