import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "../checkout.mjs";
import { startEmbeddedPostgres } from "./embedded.ts";
import { SYSTEM_DIRECTORY } from "./home.ts";
import { makeThrowAwayDirectory, removeDataDirectory, startThrowAwayPostgres } from "./throw-away.ts";

/** The data directory of a process that was killed while its Postgres ran. */
async function leaveBehind(): Promise<string> {
  const code = `
    import { startThrowAwayPostgres } from "#lib/launch/postgres/throw-away.ts";
    console.log((await startThrowAwayPostgres()).cluster);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [cluster] = (await once(child.stdout, "data")) as [Buffer];
  child.kill("SIGKILL");
  await once(child, "exit");
  return dirname(cluster.toString().trim());
}

it("leaves nothing behind when it is stopped", async () => {
  const postgres = await startThrowAwayPostgres();
  const dataDir = dirname(postgres.cluster);
  expect(dirname(dataDir)).toBe(tmpdir());

  await postgres.stop();

  expect(existsSync(dataDir)).toBe(false);
});

it("removes what killed processes left, and nobody else's", async () => {
  const alive = await makeThrowAwayDirectory();
  const unmarked = mkdtempSync(join(tmpdir(), "rollcall-test-"));
  const left = await leaveBehind();

  const next = await makeThrowAwayDirectory();

  expect([left, alive, unmarked, next].map((path) => existsSync(path))).toEqual([false, true, true, true]);
  for (const path of [alive, next]) await removeDataDirectory(path);
  rmSync(unmarked, { recursive: true });
});

it.runIf(process.getuid?.() === 0)("removes a cluster that is not in the data directory", async () => {
  const dataDir = await makeThrowAwayDirectory();
  chmodSync(dataDir, 0o700);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false, onStep: () => undefined });
  const home = dirname(postgres.cluster);
  expect(dirname(home)).toBe(SYSTEM_DIRECTORY);
  await postgres.stop();

  await removeDataDirectory(dataDir);

  expect([dataDir, home].map((path) => existsSync(path))).toEqual([false, false]);
});
