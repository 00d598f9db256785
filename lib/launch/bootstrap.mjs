import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkout } from "./checkout.mjs";
import { findNode, requireStartingNode } from "./find-node.mjs";
import { ensureInstalled } from "./install.mjs";
import { LaunchError, reportFailure } from "./launch-error.mjs";
import { endWithNpm } from "./parent-watch.mjs";

/**
 * @typedef {object} LaunchOptions
 * @property {string} entry a TypeScript file, relative to the checkout
 * @property {string[]} [args]
 * @property {import("./installed.mjs").PackageSet} [packages]
 * @property {boolean} [keepDirectory] stay in the caller's directory, for a command that takes paths
 */

/**
 * Brings a fresh clone to the point where TypeScript runs, then runs an entry on Rollcall's own Node.
 * It is plain JavaScript without dependencies because it runs before anything is installed, on any Node from 20.19.
 * @param {LaunchOptions} options
 */
export async function launch({ entry, args = process.argv.slice(2), packages = "production", keepDirectory = false }) {
  try {
    requireStartingNode();
    delete process.env["ROLLCALL_LAUNCHED_AT"]; // of a Rollcall that runs us, as the tests do
    const env = join(checkout, ".env");
    if (existsSync(env)) process.loadEnvFile(env);
    await ensureInstalled(packages);
    const node = findNode(checkout);
    process.env["PATH"] = [join(checkout, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
    if (!keepDirectory) process.chdir(checkout);

    const file = resolve(checkout, entry);
    if (realpathSync(node) !== realpathSync(process.execPath)) return runAsChild(node, file, args);
    process.argv = [process.execPath, file, ...args];
    await import(pathToFileURL(file).href);
  } catch (error) {
    reportFailure(error);
  }
}

/**
 * @param {string} node
 * @param {string} file
 * @param {string[]} args
 */
function runAsChild(node, file, args) {
  const env = { ...process.env, ROLLCALL_LAUNCHED_AT: String(performance.timeOrigin) };
  const child = spawn(node, [file, ...args], { stdio: "inherit", env });

  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      // Ctrl-C on a terminal reaches the child by itself; twice would mean "stop at once".
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  endWithNpm();
  child.on("error", () => {
    const message = `The Node.js in node_modules does not run on this system (${node}).\nInstall Node.js 24 yourself, remove node_modules, and run this command again.`;
    reportFailure(new LaunchError(message));
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}
