import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataDirectory } from "./checkout.mjs";
import { prepareDataDirectory, requireFreeSpace } from "./data-directory.ts";
import { LaunchError } from "./launch-error.mjs";
import { formatDuration } from "./progress.mjs";
import { runCommand } from "./run-command.ts";
import { formatCounts, sumCounts } from "./suite-report.ts";
import { runSuite, type SuiteResult } from "./suite-run.ts";
import { chooseSuites, suites, type Suite } from "./suites.ts";
import type { Stopping } from "./stopping.ts";

async function test(stopping: Stopping): Promise<void> {
  const dataDir = dataDirectory(process.env);
  prepareDataDirectory(dataDir);
  requireFreeSpace(dataDir);
  const directory = join(dataDir, "test");
  mkdirSync(directory, { recursive: true });

  const results: [Suite, SuiteResult][] = [];
  for (const suite of askedFor(suites((name) => join(directory, `${name}.json`)))) {
    results.push([suite, await runSuite(suite, { directory, signal: stopping.signal })]);
  }
  summarize(results);
}

function askedFor(all: Suite[]): Suite[] {
  const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
  const only = (values.only ?? []).flatMap((names) => names.split(","));
  const chosen = chooseSuites(all, only);
  if (chosen.unknown.length === 0) return chosen.suites;
  const names = ["check", ...all.map((suite) => suite.name)].join(", ");
  throw new LaunchError(`There is no suite ${chosen.unknown.join(", ")}. There are: ${names}.`);
}

function summarize(results: [Suite, SuiteResult][]): void {
  console.log("");
  for (const [{ name }, { counts, milliseconds }] of results) {
    console.log(`${name.padEnd(12)} ${formatDuration(milliseconds).padStart(12)}   ${formatCounts(counts)}`);
  }
  const total = sumCounts(results.map(([, { counts }]) => counts));
  const milliseconds = results.reduce((sum, [, result]) => sum + result.milliseconds, 0);
  console.log(`${"all".padEnd(12)} ${formatDuration(milliseconds).padStart(12)}\n`);
  console.log(formatCounts(total));
  if (total.failed > 0) process.exitCode = 1;
}

await runCommand(test);
