import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkout } from "../checkout.mjs";
import { processCommand, processStart } from "../process-identity.mjs";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded.ts";
import { findPostgresPackage, type PostgresMajor } from "./package.ts";
import { untilGone } from "./postmaster.ts";
import { socketPath } from "./socket-directory.ts";
import { makeThrowAwayDirectory, removeDataDirectory, startThrowAwayPostgres } from "./throw-away.ts";

const GONE_WITHIN_MS = 20_000;

let dataDir = "";
let started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataDir = await makeThrowAwayDirectory();
  started = [];
});

afterEach(async () => {
  for (const postgres of started) await postgres.stop();
  await removeDataDirectory(dataDir);
});

async function start(major: PostgresMajor = 18): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, major, durable: false, onStep: () => undefined });
  started.push(postgres);
  return postgres;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that uses the server until it is killed. */
async function useElsewhere(): Promise<ChildProcess> {
  const code = `
    import { startEmbeddedPostgres } from "#lib/launch/postgres/embedded.ts";
    await startEmbeddedPostgres({ dataDir: process.argv[1], durable: false, onStep() {} });
    console.log("ready");
    setInterval(() => undefined, 1000);`;
  const args = ["--input-type=module", "--eval", code, dataDir];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

function isInstalled(major: PostgresMajor): boolean {
  try {
    return findPostgresPackage(major).major === major;
  } catch {
    return false;
  }
}

describe.each<PostgresMajor>([15, 18])("Postgres %i", (major) => {
  it.runIf(isInstalled(major))("serves its owner, over a socket, with a password", async () => {
    const postgres = await startThrowAwayPostgres({ major });
    const { url, adminUrl, socketDir, pid } = postgres;
    try {
      const settings =
        "current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding";
      const role =
        "(select rolsuper from pg_roles where rolname = current_user) as superuser, current_user::text as role";
      expect(await query(url, `select ${settings}, ${role}`)).toEqual([
        { addresses: "", encoding: "UTF8", superuser: false, role: "rollcall" },
      ]);
      expect(await query(adminUrl, `select ${role}`)).toEqual([{ superuser: true, role: "rollcall_admin" }]);
      expect(await query(url, "select current_setting('data_checksums') as checksums")).toEqual([{ checksums: "on" }]);

      const stored = "select rolpassword like 'SCRAM-SHA-256$%' as scram from pg_authid where rolcanlogin";
      expect(await query(adminUrl, stored)).toEqual([{ scram: true }, { scram: true }]);
      await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
      await expect(query(url.replace(/:[^:@]+@/, "@"), "select 1")).rejects.toThrow(/password/);

      expect(statSync(socketDir).mode & 0o777).toBe(0o700);
      expect(statSync(socketPath(socketDir)).mode & 0o777).toBe(0o700);
    } finally {
      await postgres.stop();
    }
    expect(processStart(pid)).toBeUndefined();
    await expect(query(url, "select 1")).rejects.toThrow();
  });
});

describe("startEmbeddedPostgres", () => {
  it("keeps the data from one start to the next, and the passwords to itself", async () => {
    const first = await start();
    await query(first.url, "create table kept as select 7 as number");
    await first.stop();
    const second = await start();

    expect(await query(second.url, "select number from kept")).toEqual([{ number: 7 }]);
    expect(second.pid).not.toBe(first.pid);
    for (const name of ["postgres-password", "postgres-admin-password", "log/postgres.log"]) {
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600);
    }
  });

  it("runs one server for all who use it, until the last one leaves", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.pid).toBe(first.pid);

    first.release();
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);

    second.release();
    expect(await untilGone(second.pid, GONE_WITHIN_MS)).toBe(true);
    expect((await start()).pid).not.toBe(first.pid);
  });

  it("stops the server when the only user is killed", async () => {
    const user = await useElsewhere();
    const { pid, release } = await start();
    release();
    expect(processStart(pid)).toBeDefined();

    await killHard(user);
    expect(await untilGone(pid, GONE_WITHIN_MS)).toBe(true);
  });

  it.runIf(process.platform === "linux")("takes over a server whose user and watcher were killed", async () => {
    const user = await useElsewhere();
    const orphan = await start();
    const watcher = findWatcher();
    process.kill(watcher, "SIGKILL");
    await untilGone(watcher, GONE_WITHIN_MS);
    orphan.release();
    await killHard(user);
    expect(processStart(orphan.pid)).toBeDefined();

    const next = await start();
    expect(processStart(orphan.pid)).toBeUndefined();
    expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("recovers from a kill of the server itself", async () => {
    const first = await start();
    await query(first.url, "create table kept as select 7 as number");
    process.kill(first.pid, "SIGKILL");
    await untilGone(first.pid, GONE_WITHIN_MS);

    const second = await start();
    expect(await query(second.url, "select number from kept")).toEqual([{ number: 7 }]);
  });

  it("begins again after a creation that was interrupted, and ignores pids of the past", async () => {
    mkdirSync(join(dataDir, "postgres.incomplete-1", "base"), { recursive: true });
    writeFileSync(join(dataDir, "postgres.incomplete-1", "PG_VERSION"), "18\n");
    const first = await start();
    await first.stop();
    const past = [process.pid, first.cluster, "1", "5432", first.socketDir, "", "", "ready"].join("\n");
    writeFileSync(join(first.cluster, "postmaster.pid"), past);

    const second = await start();
    expect(readdirSync(dataDir).filter((name) => name.includes("incomplete"))).toEqual([]);
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("gives the roles new passwords when a password file was lost", async () => {
    const first = await start();
    await first.stop();
    rmSync(join(dataDir, "postgres-password"));
    const second = await start();

    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("refuses a cluster of another version and says how to move it over", async () => {
    const { cluster, stop } = await start();
    await stop();
    writeFileSync(join(cluster, "PG_VERSION"), "17\n");

    await expect(start()).rejects.toThrow(/made by Postgres 17.*pg_dump.*pg_restore/s);
  });

  it("refuses a directory in its place that is no cluster", async () => {
    mkdirSync(join(dataDir, "postgres"));
    writeFileSync(join(dataDir, "postgres", "notes.txt"), "");

    await expect(start()).rejects.toThrow(/Move it away/);
  });
});

/** The shell that watches over the server of this test. */
function findWatcher(): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const watcher = pids.map(Number).find((pid) => processCommand(pid).includes(join(dataDir, "postgres-in-use")));
  if (watcher === undefined) throw new Error("no watcher is running");
  return watcher;
}
