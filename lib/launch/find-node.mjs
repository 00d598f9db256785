import { existsSync } from "node:fs";
import { join } from "node:path";
import { LaunchError } from "./launch-error.mjs";

/**
 * Whether one dotted version is at least another.
 * @param {string} version
 * @param {string} minimum
 */
export function isAtLeast(version, minimum) {
  const [have, want] = [version, minimum].map((text) => text.replace(/^v/, "").split(".").map(Number));
  for (const [index, part] of (want ?? []).entries()) {
    const own = have?.[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

/**
 * Refuses a Node that is too old to run even these scripts and npm.
 * @param {string} [version]
 */
export function requireStartingNode(version = process.versions.node) {
  if (isAtLeast(version, "20.19.0")) return;
  throw new LaunchError(
    `Rollcall needs Node.js 20.19 or later to start; this is ${version}.\nInstall a newer one (https://nodejs.org, or your system's package), then run this command again.`,
  );
}

/**
 * The Node that runs Rollcall itself: the locked one from npm, else the running one if it reads TypeScript.
 * @param {string} root
 * @param {{ execPath: string, version: string, arch: string }} [running]
 */
export function findNode(
  root,
  running = { execPath: process.execPath, version: process.versions.node, arch: process.arch },
) {
  const locked = join(root, "node_modules", `node-linux-${running.arch}`, "bin", "node");
  if (process.platform === "linux" && existsSync(locked)) return locked;
  if (isAtLeast(running.version, "22.19.0")) return running.execPath;
  throw new LaunchError(
    `Rollcall runs on Node.js 24. It brings its own on Linux (x64 and arm64), but it is not in node_modules here, and this Node is ${running.version}.\nInstall Node.js 24, or let npm install optional packages (\`npm ci --include=optional\`), then run this command again.`,
  );
}
