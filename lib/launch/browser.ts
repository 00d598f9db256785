import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installDebianChromium } from "./browser-debian.ts";
import { checkout } from "./checkout.mjs";
import { LaunchError } from "./launch-error.mjs";
import { runNode } from "./run-node.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC_APPLICATION = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const DOWNLOAD_WITHIN_MS = 5 * 60_000;

export interface BrowserOptions {
  /** Where one that is fetched may be kept. */
  directory: string;
  onStep(message: string): void;
  signal: AbortSignal;
}

/** Finds a Chrome or Chromium that runs, or gets one: from Playwright, else from the distribution. */
export async function ensureBrowser({ directory, onStep, signal }: BrowserOptions): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (runs(named)) return named;
    throw new LaunchError(`CHROMIUM_PATH names ${named}, which does not run.`);
  }
  const { chromium } = await import("@playwright/test");
  const ofPlaywright = chromium.executablePath();
  const installed = [...onPath(process.env["PATH"] ?? ""), MAC_APPLICATION, ofPlaywright].find(runs);
  if (installed !== undefined) return installed;

  onStep("fetching Chromium from Playwright");
  await downloadFromPlaywright(signal, onStep);
  if (runs(ofPlaywright)) return ofPlaywright;

  onStep("fetching Chromium from the distribution");
  const ofDistribution = await installDebianChromium({ directory: join(directory, "chromium"), onStep, signal });
  if (ofDistribution !== undefined && runs(ofDistribution)) return ofDistribution;
  throw new LaunchError(
    "The tests in a browser need Chrome or Chromium, and neither Playwright nor the distribution's packages could bring one.\nInstall one, or name it: CHROMIUM_PATH=/path/to/chrome npm test",
  );
}

/** The files of a PATH that may be a Chrome or Chromium, in the order in which we like them. */
export function onPath(path: string): string[] {
  const directories = path.split(delimiter).filter((directory) => directory !== "");
  return NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
}

function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

async function downloadFromPlaywright(signal: AbortSignal, onLine: (line: string) => void): Promise<void> {
  const limit = AbortSignal.timeout(DOWNLOAD_WITHIN_MS);
  const args = [join(checkout, "node_modules", ".bin", "playwright"), "install", "chromium", "--no-shell"];
  try {
    await runNode({ args, env: process.env, signal: AbortSignal.any([signal, limit]), onLine });
  } catch (error) {
    if (!limit.aborted) throw error;
  }
}
