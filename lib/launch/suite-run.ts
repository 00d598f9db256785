import { readFileSync, rmSync } from "node:fs";
import { ensureBrowser } from "./browser.ts";
import { LaunchError } from "./launch-error.mjs";
import { LogFile } from "./log-file.ts";
import { startStep } from "./progress.mjs";
import { runNode } from "./run-node.ts";
import { shortPath } from "./settings.ts";
import { countPlaywright, countVitest, formatCounts, type Counts } from "./suite-report.ts";
import type { Suite } from "./suites.ts";

const SHOWN_LINES = 60;
const NAMES_A_FAILURE = /^\s*(FAIL |× |✘ )/;
const LONGEST_MS = 30 * 60_000;

export interface SuiteRunOptions {
  /** Where logs and reports of the run go. */
  directory: string;
  signal: AbortSignal;
}

export interface SuiteResult {
  counts: Counts;
  milliseconds: number;
}

/** Runs one suite with its progress in one line; shows the end of its output if it fails. */
export async function runSuite(suite: Suite, options: SuiteRunOptions): Promise<SuiteResult> {
  const startedAt = performance.now();
  const step = startStep(suite.name);
  try {
    const outcome = await run(suite, options, (line) => step.update(line));
    step.done(formatCounts(outcome.counts));
    if (outcome.counts.failed > 0) process.stdout.write(`${outcome.output}\n`);
    return { counts: outcome.counts, milliseconds: performance.now() - startedAt };
  } finally {
    step.drop();
  }
}

interface Outcome {
  counts: Counts;
  output: string;
}

const FAILED = { passed: 0, failed: 1, skipped: 0 };

async function run(suite: Suite, options: SuiteRunOptions, onLine: (line: string) => void): Promise<Outcome> {
  const reportPath = `${options.directory}/${suite.name}.json`;
  const logPath = `${options.directory}/${suite.name}.log`;
  for (const path of [reportPath, logPath]) rmSync(path, { force: true });
  const log = new LogFile(logPath);
  try {
    const env = await environment(suite, options, reportPath, onLine);
    const failures = new Set<string>();
    const { exitCode, lines } = await runSteps(suite, env, options.signal, (line) => {
      log.write(line);
      if (NAMES_A_FAILURE.test(line)) failures.add(line.trim());
      onLine(line);
    });
    const objection = exitCode === 0 ? suite.objection?.(lines.join("\n")) : undefined;
    const ended = exitCode === 0 && objection === undefined;
    const counts = count(suite, reportPath, ended);
    const end = [...(objection === undefined ? [] : [objection]), `All of it: ${shortPath(logPath)}`];
    return { counts, output: indent([...failures, ...lines.slice(-SHOWN_LINES), ...end]) };
  } catch (error) {
    options.signal.throwIfAborted();
    return { counts: FAILED, output: indent([error instanceof Error ? error.message : String(error)]) };
  } finally {
    log.close();
  }
}

async function runSteps(
  suite: Suite,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<{ exitCode: number | null; lines: string[] }> {
  const limit = AbortSignal.timeout(LONGEST_MS * Math.max(1, Number(env["ROLLCALL_TEST_SCALE"]) || 1));
  const all: string[] = [];
  for (const args of suite.steps) {
    try {
      const { exitCode, lines } = await runNode({ args, env, signal: AbortSignal.any([signal, limit]), onLine });
      all.push(...lines);
      if (exitCode !== 0) return { exitCode, lines: all };
    } catch (error) {
      if (signal.aborted || !limit.aborted) throw error;
      throw new LaunchError(`${suite.name} did not end within its time and was stopped. Its log says how far it came.`);
    }
  }
  return { exitCode: 0, lines: all };
}

async function environment(
  suite: Suite,
  { directory, signal }: SuiteRunOptions,
  reportPath: string,
  onStep: (message: string) => void,
): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1", PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath };
  if (suite.needs === "corpus" && !env["ROLLCALL_CORPUS"]) {
    throw new LaunchError("Say where the corpus is: ROLLCALL_CORPUS=<directory> npm run test:corpus");
  }
  if (suite.needs === "browser") env["CHROMIUM_PATH"] = await ensureBrowser({ directory, onStep, signal });
  return env;
}

function count(suite: Suite, reportPath: string, ended: boolean): Counts {
  if (suite.report === undefined) return ended ? { passed: 1, failed: 0, skipped: 0 } : FAILED;
  const counts = readReport(suite.report, reportPath);
  if (counts === undefined) return FAILED;
  return !ended && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport(kind: "vitest" | "playwright", path: string): Counts | undefined {
  try {
    const report: unknown = JSON.parse(readFileSync(path, "utf8"));
    return kind === "vitest" ? countVitest(report) : countPlaywright(report);
  } catch {
    return undefined; // it ended before it could write one
  }
}

function indent(lines: string[]): string {
  return lines.map((line) => `    ${line}`).join("\n");
}
