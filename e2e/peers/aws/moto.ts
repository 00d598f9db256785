import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { waitForLock } from "#lib/launch/lock.ts";

/** Every package with its exact version: what answers the tests is the same everywhere. */
const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");

/** A first installation took 40 seconds, and two may wait for each other. */
const INSTALL_WITHIN_MS = 15 * 60_000;

const NEWEST_TOO_OLD = "import sys; sys.exit(sys.version_info < (3, 11))";

/**
 * Why moto cannot run here, in words for the name of a skipped test; null when it can.
 * @throws Error in CI, where nothing may be left out
 */
export function missingMoto(): string | null {
  if (existsSync(programPath()) || spawnSync("python3", ["-c", NEWEST_TOO_OLD], { stdio: "ignore" }).status === 0) {
    return null;
  }
  const reason = "Python 3.11 or newer is not installed";
  if (process.env.CI === "true") throw new Error(`The AWS server is needed in CI, and ${reason}.`);
  return reason;
}

/**
 * A Python that has moto, installed once for each state of its requirements and kept in the user's cache.
 * @throws Error with the last words of what failed
 */
export async function motoProgram(): Promise<string> {
  const path = programPath();
  if (existsSync(path)) return path;
  const environment = dirname(dirname(path));
  mkdirSync(environment, { recursive: true });
  const lock = await waitForLock(`${environment}.lock`, "is installing moto", INSTALL_WITHIN_MS);
  try {
    if (!existsSync(path)) await install(environment);
  } finally {
    lock.release();
  }
  return path;
}

function programPath(): string {
  const hash = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 16);
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "rollcall", `moto-${hash}`, "bin", "python-with-moto");
}

/** An environment of Python holds its own path, so it is made where it stays; the name it is looked for by comes at the end. */
async function install(environment: string): Promise<void> {
  rmSync(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", REQUIREMENTS];
  await run(join(environment, "bin", "python"), pip);
  symlinkSync("python", programPath());
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const hear = (chunk: unknown) => (said = (said + String(chunk)).slice(-4000));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${String(code)}:\n${said}`);
}
