import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./checkout.mjs";
import { LaunchError, reportFailure } from "./launch-error.mjs";
import { startStep } from "./progress.mjs";
import { runNode } from "./run-node.ts";
import { sourceStamp } from "./source-stamp.ts";

const SOURCES = ["prisma/schema", "prisma.config.ts", "package-lock.json"];
const GENERATED = join(checkout, "prisma", "generated", "client.ts");
const STAMP = join(checkout, "node_modules", ".rollcall-generated");

/** Generates the database client from the schema, unless it is there and up to date. */
export async function ensureGenerated(signal: AbortSignal): Promise<void> {
  const stamp = sourceStamp(checkout, SOURCES);
  if (existsSync(GENERATED) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;

  const step = startStep("Database client");
  try {
    await generate(signal);
    writeFileSync(STAMP, stamp);
    step.done("generated");
  } catch (error) {
    step.drop();
    throw error;
  }
}

async function generate(signal: AbortSignal): Promise<void> {
  const result = await runNode({
    args: [join(checkout, "node_modules", "prisma", "build", "index.js"), "generate"],
    // The generator needs no engine, but Prisma downloads one unless it is told that there is one.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
    signal,
  });
  if (result.exitCode === 0) return;
  throw new LaunchError(["Generating the database client from prisma/schema failed:", ...result.lines].join("\n"));
}

if (process.argv[1] === import.meta.filename) {
  await ensureGenerated(new AbortController().signal).catch(reportFailure);
}
