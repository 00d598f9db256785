import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { constants, homedir, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { waitForLock } from "#lib/launch/lock.ts";

const MODULE = import.meta.dirname;

/** A cold build of Kubernetes took 4 minutes on two free cores, and two builds may wait for each other. */
const BUILD_WITHIN_MS = 30 * 60_000;

/**
 * Why the Kubernetes servers cannot run here, in words for the name of a skipped test; null when they can.
 * @throws Error in CI, where nothing may be left out
 */
export function missingKubernetes(): string | null {
  if (existsSync(binaryPath()) || spawnSync("go", ["version"], { stdio: "ignore" }).status === 0) return null;
  const reason = "Go is not installed";
  if (process.env.CI === "true") throw new Error(`The Kubernetes servers are needed in CI, and ${reason}.`);
  return reason;
}

/**
 * The program that is API server, controller-manager or etcd: built once for each state of its sources, and kept in the
 * user's cache, because a build takes minutes.
 * @throws Error with the compiler's last words when it does not build
 */
export async function kubernetesBinary(): Promise<string> {
  const path = binaryPath();
  if (existsSync(path)) return path;
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true });
  const lock = await waitForLock(join(directory, "lock"), "is building Kubernetes", BUILD_WITHIN_MS);
  try {
    if (!existsSync(path)) await build(path);
  } finally {
    lock.release();
  }
  return path;
}

function binaryPath(): string {
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum", "main.go"]) hash.update(readFileSync(join(MODULE, file)));
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "rollcall", `kubernetes-${hash.digest("hex").slice(0, 16)}`, "kube");
}

/** The name appears only when the file is whole. */
async function build(path: string): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  const args = ["build", "-mod=readonly", "-trimpath", "-ldflags=-s -w", "-o", unfinished, "."];
  const go = spawn("go", args, {
    cwd: MODULE,
    env: { ...process.env, CGO_ENABLED: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (go.pid !== undefined) setPriority(go.pid, constants.priority.PRIORITY_LOW);
  let said = "";
  go.stderr.on("data", (chunk) => (said = (said + String(chunk)).slice(-4000)));
  const code = await new Promise((resolve, reject) => go.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`go build of ${MODULE} ended with ${String(code)}:\n${said}`);
  renameSync(unfinished, path);
}
