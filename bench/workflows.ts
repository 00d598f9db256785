import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWorkflow } from "#collectors/github/workflows/read-workflow.ts";
import { corpusFiles, hasCorpus, type CorpusFile } from "#collectors/github/workflows/testing/corpus.ts";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { median, row, type BenchRow } from "./report.ts";

const FILES = 1000;
const RUNS = 7;

/** Bar `workflows`: a thousand workflow files read to what `rollcall workflows` prints, beside what zizmor takes. */
export async function benchWorkflows(): Promise<BenchRow[]> {
  const files = thousandFiles();
  const rates = Array.from({ length: RUNS }, () => files.length / cpuSeconds(() => readAll(files)));
  const zizmor = zizmorRate(files);
  return [
    row({
      id: "workflows",
      value: median(rates),
      unit: "files per CPU s",
      baseline: zizmor,
      baselineOf: "zizmor offline, which audits them as well",
      bar: "at least 1,000",
      input: `${inputOf(files)}${zizmor === null ? "; zizmor is not installed here" : ""}`,
    }),
  ];
}

/** The corpus over and over up to a thousand, or files made from our own where it is absent. */
function thousandFiles(): CorpusFile[] {
  const known = hasCorpus ? corpusFiles() : [ownFile()];
  return Array.from({ length: FILES }, (_, index) => known[index % known.length] ?? ownFile());
}

function ownFile(): CorpusFile {
  const url = new URL("../collectors/github/workflows/fixtures/release.yml", import.meta.url);
  const place = { owner: "acme", repository: "api", path: ".github/workflows/release.yml" };
  return { file: place.path, text: readFileSync(url, "utf8"), place, readAction: () => null };
}

function inputOf(files: readonly CorpusFile[]): string {
  const megabytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const what = hasCorpus ? "workflow files of real projects" : "times one workflow file of our own";
  return `${FILES.toLocaleString("en-US")} ${what}, ${megabytes.toFixed(1)} MB`;
}

function readAll(files: readonly CorpusFile[]): void {
  let jobs = 0;
  for (const { text, place, readAction } of files) {
    const read = readWorkflow(text, place, readAction);
    if (!read.ok) continue;
    const facts = unknownRepository(place.owner, place.repository);
    jobs += JSON.stringify(workflowView(read.workflow, facts, null)).length;
  }
  if (jobs === 0) throw new Error("nothing was read");
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Files per CPU second of zizmor over the same files; null where it is neither a program nor a Python package here. */
function zizmorRate(files: readonly CorpusFile[]): number | null {
  const program = [["zizmor"], ["python3", "-m", "zizmor"]].find(
    ([command = "", ...args]) => spawnSync(command, [...args, "--version"]).status === 0,
  );
  if (!program) return null;
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  try {
    files.forEach(({ text }, index) => {
      const folder = join(directory, String(index), ".github/workflows");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "workflow.yml"), text);
    });
    const command = `${program.join(" ")} --offline --no-progress --quiet --no-exit-codes --format json --collect=workflows ${directory}/*`;
    const { status, stdout } = spawnSync("sh", ["-c", `${command} >/dev/null && times`], { encoding: "utf8" });
    if (status !== 0) throw new Error("zizmor did not take the files");
    return files.length / secondsOfChildren(stdout);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The second line of `times`: what the children of a shell took, as `0m1.23s 0m0.45s`. */
function secondsOfChildren(times: string): number {
  const [, children = ""] = times.split("\n");
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
