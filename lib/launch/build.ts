import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./checkout.mjs";
import { ensureGenerated } from "./generate.ts";
import { LaunchError, reportFailure } from "./launch-error.mjs";
import { startStep } from "./progress.mjs";
import { runNode } from "./run-node.ts";
import { sourceStamp } from "./source-stamp.ts";

const SOURCES = [
  ...["app", "components", "lib", "collectors", "prisma/schema", "public", "proxy.ts", "instrumentation.ts"],
  ...["next.config.js", "postcss.config.mjs", "package.json", "package-lock.json"],
];
// The build itself writes what it needs into this one, so it is read when the build has finished.
const COMPLETED_BY_BUILD = ["tsconfig.json"];
const STAMP = join(checkout, ".next", "rollcall-build");
const BUILD_ID = join(checkout, ".next", "BUILD_ID"); // written last

/** Builds the pages, unless the build that is there was made from these very sources and finished. */
export async function ensureBuilt(signal: AbortSignal): Promise<void> {
  const sources = sourceStamp(checkout, SOURCES);
  const stamp = (): string => `${sources} ${sourceStamp(checkout, COMPLETED_BY_BUILD)}`;
  if (readStamp() === stamp()) return;

  const step = startStep("Pages");
  step.update("building");
  for (const path of [STAMP, BUILD_ID]) rmSync(path, { force: true });
  try {
    await build(signal, (line) => step.update(line));
    writeFileSync(STAMP, stamp());
    step.done("built");
  } catch (error) {
    step.drop();
    throw error;
  }
}

async function build(signal: AbortSignal, onLine: (line: string) => void): Promise<void> {
  const result = await runNode({
    args: [join(checkout, "node_modules", "next", "dist", "bin", "next"), "build"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
    onLine,
  });
  if (result.exitCode === 0 && existsSync(BUILD_ID)) return;
  const output = result.lines.join("\n");
  const full = /ENOSPC|no space left/i.test(output);
  throw new LaunchError(
    full
      ? "Building the pages failed because the disk is full. Free about 500 MB, then run this command again."
      : `Building the pages failed:\n${output}`,
  );
}

function readStamp(): string | undefined {
  try {
    return readFileSync(STAMP, "utf8");
  } catch {
    return undefined;
  }
}

if (process.argv[1] === import.meta.filename) {
  const { signal } = new AbortController();
  await ensureGenerated(signal)
    .then(() => ensureBuilt(signal))
    .catch(reportFailure);
}
