import { join } from "node:path";
import { checkout } from "./checkout.mjs";

/** One part of `npm test`. */
export interface Suite {
  name: string;
  /** Part of `npm run check`. */
  check?: true;
  /** Runs only when it is asked for by name. */
  onRequest?: true;
  /** Node programs with their arguments, run one after the other until one fails. */
  steps: string[][];
  /** Who wrote the machine-readable report; without one the suite counts as one test. */
  report?: "vitest" | "playwright";
  /** What has to be there first. */
  needs?: "browser" | "corpus";
  /** Says what is wrong with the output of a run that ended well. */
  objection?(output: string): string | undefined;
}

/** A checker that found nothing to check is satisfied with everything. */
const FEWEST_MODULES = 100;

/** Tests against real systems; the first run on a machine builds those, which takes minutes. */
const PEER_TESTS = ".peer.test.ts";

const SOURCES = ["app", "components", "lib", "collectors", "prisma", "bench", "proxy.ts"];

/** Everything `npm test` runs, in this order; `report` is where a suite writes its report. */
export function suites(report: (name: string) => string): Suite[] {
  const vitest = (name: string, ...filters: string[]): string[] => [
    ...[tool("vitest"), "run", ...filters],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report(name)}`],
  ];
  return [
    { name: "generate", check: true, steps: [[launch("generate.ts")]] },
    { name: "format", check: true, steps: [[tool("prettier"), "--check", "--log-level=warn", "."]] },
    { name: "lint", check: true, steps: [[tool("eslint"), "."]] },
    {
      name: "types",
      check: true,
      steps: [
        [tool("next"), "typegen"],
        [tool("tsc"), "--noEmit"],
      ],
    },
    {
      name: "boundaries",
      check: true,
      steps: [[tool("depcruise"), "--config", ".dependency-cruiser.mjs", ...SOURCES]],
      objection: tooFewModules,
    },
    { name: "unused", check: true, steps: [[tool("knip")]] },
    { name: "unit", check: true, steps: [vitest("unit", "--exclude", `**/*${PEER_TESTS}`)], report: "vitest" },
    { name: "build", steps: [[launch("build.ts")]] },
    { name: "peers", steps: [vitest("peers", PEER_TESTS)], report: "vitest" },
    {
      name: "e2e",
      steps: [[tool("playwright"), "test", "--reporter=line,json"]],
      report: "playwright",
      needs: "browser",
    },
    { name: "corpus", onRequest: true, steps: [vitest("corpus", "corpus")], report: "vitest", needs: "corpus" },
  ];
}

/** Chooses suites by name; `check` stands for all that belong to it. `undefined` names what is not known. */
export function chooseSuites(all: Suite[], only: string[]): { suites: Suite[]; unknown: string[] } {
  const known = new Set(["check", ...all.map((suite) => suite.name)]);
  const unknown = only.filter((name) => !known.has(name));
  if (only.length === 0) return { suites: all.filter((suite) => suite.onRequest !== true), unknown };
  const chosen = all.filter((suite) => only.includes(suite.name) || (only.includes("check") && suite.check === true));
  return { suites: chosen, unknown };
}

/** An objection to a boundary check that saw hardly any files, as it does when it cannot read TypeScript. */
export function tooFewModules(output: string): string | undefined {
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  return modules >= FEWEST_MODULES
    ? undefined
    : `Only ${modules} modules were looked at; expected ${FEWEST_MODULES} or more.`;
}

function tool(name: string): string {
  return join(checkout, "node_modules", ".bin", name);
}

function launch(file: string): string {
  return join(checkout, "lib", "launch", file);
}
