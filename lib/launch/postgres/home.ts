import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "../launch-error.mjs";
import { canEnter, findOrCreateAccount, type Account } from "./account.ts";

/** Where root keeps what the user of Postgres must reach. */
export const SYSTEM_DIRECTORY = "/var/lib/rollcall";

/** Where the embedded Postgres of a data directory lives, and as whom it runs. */
export interface PostgresHome {
  directory: string;
  /** The cluster itself; it exists only when it is finished. */
  cluster: string;
  /** Only as root. */
  account: Account | undefined;
}

/**
 * Finds the home of a data directory's Postgres. For an ordinary user that is the data directory. As root, it is too
 * if the user of Postgres can enter it, else a directory of its own under /var/lib, whose place is noted in the data
 * directory: nobody's home directory is opened for it.
 */
export function postgresHome(dataDir: string): PostgresHome {
  if (process.getuid?.() !== 0) return homeIn(dataDir, undefined);
  const own = ownerOf(join(dataDir, "postgres"));
  if (own !== undefined && own.uid !== 0) return homeIn(dataDir, own);

  const account = findOrCreateAccount();
  makeOpenDirectory(SYSTEM_DIRECTORY);
  const noted = notedHome(dataDir);
  if (noted === undefined && canEnter(dataDir, account)) return homeIn(dataDir, account);
  const directory = noted ?? systemHome(dataDir);
  claim(directory, dataDir);
  return homeIn(directory, ownerOf(join(directory, "postgres")) ?? account);
}

/** Notes where the database is, once there is one. */
export function noteHome(dataDir: string, home: PostgresHome): void {
  if (home.directory !== dataDir) writeFileSync(notePath(dataDir), `${home.directory}\n`);
}

/** Where the database of a data directory is, if it is not in it. */
export function homeElsewhere(dataDir: string): string | undefined {
  const directory = systemHome(dataDir);
  return holderOf(directory) === realpathSync(dataDir) ? directory : undefined;
}

function homeIn(directory: string, account: Account | undefined): PostgresHome {
  return { directory, cluster: join(directory, "postgres"), account };
}

function systemHome(dataDir: string): string {
  const digest = createHash("sha256").update(realpathSync(dataDir)).digest("hex");
  return join(SYSTEM_DIRECTORY, digest.slice(0, 16));
}

function notedHome(dataDir: string): string | undefined {
  if (!existsSync(notePath(dataDir))) return undefined;
  const directory = readFileSync(notePath(dataDir), "utf8").trim();
  if (existsSync(join(directory, "postgres"))) return directory;
  throw new LaunchError(
    [
      `The database of this data directory was in ${directory}, which is not there any more.`,
      `Bring it back from a backup, or remove ${notePath(dataDir)} to begin with an empty database.`,
    ].join("\n"),
  );
}

/** A copied data directory carries the note along; two of them must not share one database unawares. */
function claim(directory: string, dataDir: string): void {
  makeOpenDirectory(directory);
  const holder = holderOf(directory);
  const own = realpathSync(dataDir);
  if (holder === own) return;
  if (holder !== undefined && existsSync(notePath(holder))) {
    throw new LaunchError(
      [
        `The database in ${directory} belongs to ${holder}, of which ${dataDir} seems to be a copy.`,
        `Remove ${notePath(dataDir)} to give the copy an empty database of its own.`,
      ].join("\n"),
    );
  }
  writeFileSync(holderPath(directory), `${own}\n`);
}

function holderOf(directory: string): string | undefined {
  const path = holderPath(directory);
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

function holderPath(directory: string): string {
  return join(directory, "belongs-to");
}

/** To pass through, not to list; one that is there keeps the rights it has. */
function makeOpenDirectory(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o711);
}

function notePath(dataDir: string): string {
  return join(dataDir, "database-location");
}

function ownerOf(path: string): Account | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : { uid: stats.uid, gid: stats.gid };
}
