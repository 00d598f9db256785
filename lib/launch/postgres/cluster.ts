import { randomUUID } from "node:crypto";
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { LaunchError } from "../launch-error.mjs";
import { postgresFailure } from "./failure.ts";
import type { PostgresHome } from "./home.ts";
import type { PostgresPackage } from "./package.ts";
import type { Passwords } from "./passwords.ts";
import { runProgram } from "./run-program.ts";
import { makePrivateDirectory } from "./socket-directory.ts";
import { explainOtherVersion, type ClusterAccess } from "./other-version.ts";

/** In the name of everything that is not finished. */
const DRAFT = ".incomplete-";

export interface ClusterTools {
  installed: PostgresPackage;
  /** The directory of `initdb` and `postgres`. */
  bin: string;
  passwords: Passwords;
  /** `false` for clusters of tests, which need not survive the machine. */
  durable: boolean;
  signal: AbortSignal | undefined;
}

/** Whether a home holds a finished cluster; one of another major version is refused. */
export function hasCluster(home: PostgresHome, installed: PostgresPackage, access: ClusterAccess): boolean {
  if (!existsSync(home.cluster)) return false;
  const versionFile = join(home.cluster, "PG_VERSION");
  if (existsSync(versionFile)) {
    const major = readFileSync(versionFile, "utf8").trim();
    if (major === String(installed.major)) return true;
    throw new LaunchError(explainOtherVersion(home.cluster, major, installed.major, access));
  }
  if (readdirSync(home.cluster).length > 0) {
    throw new LaunchError(
      `${home.cluster} is where the database belongs, but what lies there is none. Move it away and start again.`,
    );
  }
  rmdirSync(home.cluster);
  return false;
}

/**
 * Makes the cluster under another name and renames it when it is whole, so that a start which was interrupted leaves
 * nothing that looks like a database. The name is new each time: the programs of a start that was killed may still be
 * writing to theirs.
 */
export async function createCluster(home: PostgresHome, tools: ClusterTools): Promise<void> {
  removeDrafts(home.directory);
  const draft = `${home.cluster}${DRAFT}${randomUUID()}`;
  makePrivateDirectory(draft, home.account);
  await initialize(home, draft, tools);
  await runSql(home, draft, tools, [
    `CREATE ROLE rollcall LOGIN PASSWORD '${tools.passwords.values.rollcall}'`,
    "CREATE DATABASE rollcall OWNER rollcall",
    "REVOKE CONNECT, TEMPORARY ON DATABASE rollcall FROM PUBLIC",
  ]);
  renameSync(draft, home.cluster);
}

/** Gives a cluster that is not running the passwords of the files, for when a file was lost. */
export async function resetPasswords(home: PostgresHome, tools: ClusterTools): Promise<void> {
  const roles = Object.entries(tools.passwords.values);
  const statements = roles.map(([role, password]) => `ALTER ROLE ${role} PASSWORD '${password}'`);
  await runSql(home, home.cluster, tools, statements);
}

function removeDrafts(directory: string): void {
  for (const name of readdirSync(directory).filter((entry) => entry.includes(DRAFT))) {
    try {
      rmSync(join(directory, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Somebody is still writing to it; the next start that creates a cluster removes it.
    }
  }
}

async function initialize(home: PostgresHome, draft: string, tools: ClusterTools): Promise<void> {
  const passwordFile = `${draft}-password`;
  writeFileSync(passwordFile, tools.passwords.values.rollcall_admin, { mode: 0o600, flag: "wx" });
  if (home.account !== undefined) chownSync(passwordFile, home.account.uid, home.account.gid);
  try {
    const args = [
      ...["-D", draft, "--username=rollcall_admin", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      ...["--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions"],
      ...(tools.durable ? [] : ["--no-sync"]),
      // Sorting that no library update changes; Postgres 15 knows only plain C.
      ...(tools.installed.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : []),
    ];
    const { account, directory: cwd } = home;
    const result = await runProgram(join(tools.bin, "initdb"), args, { account, cwd, signal: tools.signal });
    if (result.exitCode !== 0) throw postgresFailure("The database could not be created", result.output);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Runs statements in a cluster that is not running. They carry passwords: the server is told never to log them. */
async function runSql(home: PostgresHome, cluster: string, tools: ClusterTools, statements: string[]): Promise<void> {
  const quiet = ["-c", "log_min_error_statement=panic", "-c", "log_checkpoints=off"];
  const args = ["--single", "-D", cluster, "-c", "exit_on_error=on", ...quiet, "postgres"];
  const input = statements.map((statement) => `${statement}\n`).join("");
  const options = { account: home.account, cwd: home.directory, input, signal: tools.signal };
  const result = await runProgram(join(tools.bin, "postgres"), args, options);
  if (result.exitCode !== 0) throw postgresFailure("The database could not be prepared", result.output);
}
