import { realpathSync } from "node:fs";
import { join } from "node:path";
import { prepareDataDirectory, requireFreeSpace } from "../data-directory.ts";
import { waitForLock, type HeldLock } from "../lock.ts";
import { logPath } from "../log-file.ts";
import { prepareBinaries } from "./binaries.ts";
import { createCluster, hasCluster, resetPasswords } from "./cluster.ts";
import { noteHome, postgresHome, SYSTEM_DIRECTORY, type PostgresHome } from "./home.ts";
import { joinServer, releaseServer, watchServer, watcherGone, type ServerUse } from "./in-use.ts";
import { findPostgresPackage, type PostgresMajor } from "./package.ts";
import { readOrMakePasswords, type Passwords, type RoleName } from "./passwords.ts";
import { findPostmaster, signalPostmaster, stopPostmaster } from "./postmaster.ts";
import { joinRunningServer, startServer, type RunningServer } from "./server.ts";
import { makeSocketDirectory } from "./socket-directory.ts";

const LOCK_WITHIN_MS = 180_000;

export interface EmbeddedPostgresOptions {
  dataDir: string;
  onStep(message: string): void;
  /** 18 unless said otherwise. */
  major?: PostgresMajor;
  /** `false` for clusters of tests: faster, and lost when the machine stops. */
  durable?: boolean;
  /** Gives up a creation that is under way. */
  signal?: AbortSignal;
}

/** A server this process uses. It runs as long as somebody uses it. */
export interface EmbeddedPostgres {
  /** As the role that owns the database `rollcall` and nothing else. */
  url: string;
  /** As the superuser, on the database `postgres`: for making other databases in tests and for maintenance. */
  adminUrl: string;
  /** The passwords in both, for keeping them out of logs. */
  secrets: string[];
  socketDir: string;
  /** `18.4` */
  version: string;
  /** Where the cluster's files are. */
  cluster: string;
  logPath: string;
  pid: number;
  /** Stops the server in order, whoever else uses it. */
  stop(): Promise<void>;
  /** Stops the server at once; the next start repairs what it left. */
  kill(): void;
  /** Ends the use of it: it stops by itself when nobody else uses it. */
  release(): void;
}

/** Starts the Postgres of a data directory, creating it the first time, or joins those who use it already. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  prepareDataDirectory(options.dataDir);
  const dataDir = realpathSync(options.dataDir);
  const home = postgresHome(dataDir);
  const socketDir = makeSocketDirectory(home);
  const lock = await lockHome(home, "is starting the database");
  try {
    const installed = findPostgresPackage(options.major ?? 18);
    const exists = hasCluster(home, installed, { dataDir, socketDirectory: socketDir });
    const passwords = readOrMakePasswords(dataDir);
    const running = exists ? await joinRunningServer(home) : undefined;
    const server = running ?? (await createAndStart(home, { ...options, dataDir }, { passwords, exists, socketDir }));
    const logs = logPath(dataDir, "postgres");
    return describe(home, server, { passwords, socketDir, version: installed.version, logPath: logs });
  } finally {
    lock.release();
  }
}

interface Found {
  passwords: Passwords;
  exists: boolean;
  socketDir: string;
}

async function createAndStart(
  home: PostgresHome,
  options: EmbeddedPostgresOptions,
  found: Found,
): Promise<RunningServer> {
  const { dataDir, durable = true, signal, onStep } = options;
  const { passwords, exists, socketDir } = found;
  const installed = findPostgresPackage(options.major ?? 18);
  const copies = join(home.account === undefined ? home.directory : SYSTEM_DIRECTORY, "postgres-programs");
  const bin = prepareBinaries(installed, copies, home.account !== undefined);
  const tools = { installed, bin, passwords, durable, signal };
  if (!exists) {
    onStep("creating the database, for the first time");
    requireFreeSpace(home.directory);
    await createCluster(home, tools);
    noteHome(dataDir, home);
  } else if (passwords.fresh) {
    onStep("setting new passwords, because a password file was missing");
    await resetPasswords(home, tools);
  }

  onStep(`starting Postgres ${installed.version}`);
  const use = joinServer(home) ?? (await watchServer(home, bin));
  try {
    const pid = await startServer(home, {
      bin,
      socketDirectory: socketDir,
      durable,
      signal,
      logPath: logPath(dataDir, "postgres"),
    });
    // A watcher whose last user had just left may have been on its way out when we joined it.
    return { pid, use: watcherGone(home) ? await watchServer(home, bin) : use };
  } catch (error) {
    releaseServer(use);
    throw error;
  }
}

interface Facts {
  passwords: Passwords;
  socketDir: string;
  version: string;
  logPath: string;
}

function describe(home: PostgresHome, { pid, use }: RunningServer, facts: Facts): EmbeddedPostgres {
  const { passwords, ...rest } = facts;
  const url = (role: RoleName, database: string): string =>
    `postgresql://${role}:${passwords.values[role]}@/${database}?host=${encodeURIComponent(facts.socketDir)}`;
  return {
    url: url("rollcall", "rollcall"),
    adminUrl: url("rollcall_admin", "postgres"),
    secrets: Object.values(passwords.values),
    ...rest,
    cluster: home.cluster,
    pid,
    stop: () => stopServer(home, use),
    kill() {
      signalPostmaster(pid, "SIGQUIT");
      releaseServer(use);
    },
    release: () => releaseServer(use),
  };
}

async function stopServer(home: PostgresHome, use: ServerUse): Promise<void> {
  const lock = await lockHome(home, "is stopping the database");
  try {
    const running = findPostmaster(home.cluster);
    if (running !== undefined) await stopPostmaster(running.pid);
    releaseServer(use);
    await use.watcherEnded();
  } finally {
    lock.release();
  }
}

function lockHome(home: PostgresHome, purpose: string): Promise<HeldLock> {
  return waitForLock(join(home.directory, "postgres.lock"), purpose, LOCK_WITHIN_MS);
}
