import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./checkout.mjs";
import { LaunchError, reportFailure } from "./launch-error.mjs";
import { startStep } from "./progress.mjs";
import { runNode } from "./run-node.ts";
import { sourceStamp } from "./source-stamp.ts";

const SOURCES = ["prisma/schema", "prisma.config.ts", "package-lock.json", "app/glyphs.css"];
const GENERATED = ["prisma/generated/client.ts", "app/icons.generated.css"].map((path) => join(checkout, path));
const STAMP = join(checkout, "node_modules", ".rollcall-generated");

/** Generates the database client from the schema and the icons of the style sheet, unless both are there and up to date. */
export async function ensureGenerated(signal: AbortSignal): Promise<void> {
  const stamp = sourceStamp(checkout, SOURCES);
  if (GENERATED.every((path) => existsSync(path)) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;

  const step = startStep("Generated");
  try {
    // Loaded here only: the library of icons is large, and most commands find everything up to date.
    (await import("./icons.ts")).writeIcons();
    await generate(signal);
    writeFileSync(STAMP, stamp);
    step.done("database client and icons");
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
