import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { appLockPath, checkout, dataDirectory } from "./checkout.mjs";
import { isInstalled, markInstalled } from "./installed.mjs";
import { LaunchError } from "./launch-error.mjs";
import { liveHolder } from "./lock-file.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";
import { startStep } from "./progress.mjs";

const KEPT_OUTPUT = 64 * 1024;

/**
 * Installs the locked packages unless they are there.
 * @param {import("./installed.mjs").PackageSet} needed
 */
export async function ensureInstalled(needed) {
  if (isInstalled(checkout, needed)) return;

  const running = liveHolder(appLockPath(dataDirectory(process.env)));
  if (running !== undefined) {
    throw new LaunchError(
      `The packages are out of date, and replacing them would break the Rollcall that is running from here (pid ${running.pid}, ${running.purpose}).\nStop it first, then run this command again.`,
    );
  }

  const step = startStep("Packages");
  try {
    await runNpmCi(needed, step);
    markInstalled(checkout, needed);
    step.done("installed");
  } catch (error) {
    step.drop();
    throw error;
  }
}

/**
 * @param {import("./installed.mjs").PackageSet} needed
 * @param {import("./progress.mjs").Step} step
 * @returns {Promise<void>}
 */
function runNpmCi(needed, step) {
  const expected = packagesForHere(JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8")).packages);
  const { command, prefix } = npmCommand();
  const include = needed === "all" ? ["--include=dev"] : [];
  const args = ["ci", "--include=optional", ...include, "--no-audit", "--no-fund", "--no-progress", "--loglevel=http"];
  step.update("asking npm for the locked packages");

  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], { cwd: checkout, stdio: ["ignore", "pipe", "pipe"] });
    const stopListening = passSignals(child);
    let output = "";
    let fetched = 0;

    /** @param {Buffer} chunk */
    function read(chunk) {
      const text = chunk.toString();
      output = (output + text).slice(-KEPT_OUTPUT);
      fetched += text.match(/npm http (fetch|cache) .*\.tgz/g)?.length ?? 0;
      if (fetched > 0) step.update(`${fetched} of about ${expected}`);
    }

    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("error", () => {
      reject(new LaunchError("npm was not found. Install Node.js with npm, then run this command again."));
    });
    child.on("close", (code, signal) => {
      stopListening();
      if (code === 0) return resolve();
      reject(new LaunchError(signal === null ? explainNpmFailure(output, code) : "The install was interrupted."));
    });
  });
}

/**
 * How many packages of a lock file are for this platform.
 * @param {Record<string, { os?: string[], cpu?: string[] }>} packages
 */
function packagesForHere(packages) {
  const here = Object.values(packages).filter(
    ({ os, cpu }) => (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true),
  );
  return here.length - 1; // the first one is ourselves
}

/** The npm that runs us if there is one, so that its version and settings are the person's own. */
function npmCommand() {
  const script = process.env["npm_execpath"];
  if (script?.endsWith("npm-cli.js")) return { command: process.execPath, prefix: [script] };
  return { command: "npm", prefix: [] };
}

/** @param {import("node:child_process").ChildProcess} child */
function passSignals(child) {
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => void child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass).on("SIGHUP", pass);
  return () => process.off("SIGINT", pass).off("SIGTERM", pass).off("SIGHUP", pass);
}
