import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { WorkflowDocument, WorkflowJob } from "#lib/domain/systems/github/workflows/document.ts";
import { expandCall } from "#lib/domain/systems/github/workflows/calls.ts";
import { findAmong } from "#lib/domain/systems/github/workflows/find-workflow.ts";
import { readWorkflow } from "./read-workflow.ts";
import { CORPUS, corpusFiles, hasCorpus, type CorpusFile } from "./testing/corpus.ts";

/** The one file that GitHub refuses as well: a key stands twice in a step. */
const REFUSED = [
  {
    file: "spinnaker__spinnaker/.github/workflows/gradle-wrapper-validation.yml",
    line: 10,
    message: "it is not valid YAML: the same key stands twice in one mapping: keep one of them",
  },
];

/** Actions that always log in, whatever they are given. Those that may not (checkout, setup-terraform) are left out. */
const LOGINS = [
  "actions/attest",
  "actions/attest-build-provenance",
  "actions/create-github-app-token",
  "aws-actions/amazon-ecr-login",
  "aws-actions/configure-aws-credentials",
  "azure/login",
  "bitwarden/gh-actions/azure-login",
  "docker/login-action",
  "getsentry/action-github-app-token",
  "google-github-actions/auth",
  "google-github-actions/get-gke-credentials",
  "grafana/shared-workflows/actions/create-github-app-token",
  "grafana/shared-workflows/actions/dockerhub-login",
  "grafana/shared-workflows/actions/get-vault-secrets",
  "grafana/shared-workflows/actions/login-to-gar",
  "open-security-tools/ost-simple-sts",
  "peter-murray/workflow-application-token-action",
  "pypa/gh-action-pypi-publish",
  "rust-lang/crates-io-auth-action",
  "tibdex/github-app-token",
];

const USES = /^\s*(?:-\s+)?["']?uses["']?\s*:\s*["']?([^\s"'#@]+)(?:@|["']|\s|$)/i;
const SECRET = /(?<![\w.-])secrets\s*(?:\.\s*([A-Za-z_][\w-]*)|\[\s*'([^']+)'\s*\])/gi;

let read: { file: CorpusFile; workflow: WorkflowDocument }[] = [];
const refused: { file: string; line: number; message: string }[] = [];
const problems: string[] = [];

describe.skipIf(!hasCorpus)(`the workflows of the corpus at ${CORPUS} (skipped where it is absent)`, () => {
  beforeAll(() => {
    read = corpusFiles().flatMap((file) => {
      const result = readWorkflow(file.text, file.place, file.readAction);
      if (!result.ok) {
        refused.push({ file: file.file, line: result.line, message: result.message });
        return [];
      }
      problems.push(...result.problems.map(({ line, message }) => `${file.file}:${line} ${message}`));
      return [{ file, workflow: result.workflow }];
    });
  });

  it("are read whole, but for one that GitHub refuses too", () => {
    expect(refused).toEqual(REFUSED);
    expect(problems).toEqual([]);
    expect(read).toHaveLength(899);
  });

  it("have an identity at every step that uses a login action, found by searching the text", () => {
    const missing = read.flatMap(({ file, workflow }) =>
      LOGINS.flatMap((action) => {
        const used = linesThatUse(file, action);
        const found = new Set(workflow.jobs.flatMap((job) => linesOfLogins(job, action)));
        return used.length === found.size
          ? []
          : [`${file.file}: ${action} at ${used.join()}, found ${[...found].join()}`];
      }),
    );
    const all = read.flatMap(({ file }) => LOGINS.flatMap((action) => linesThatUse(file, action)));

    expect(missing).toEqual([]);
    expect(all.length).toBeGreaterThan(400);
  });

  it("have no job with a secret that its text does not name, and none without one that it names", () => {
    const wrong = read.flatMap(({ file, workflow }) =>
      workflow.jobs.flatMap((job) => {
        const named = secretsIn(textOf(file.text, workflow, job));
        const found = new Set(job.secrets.map(({ name }) => name.toUpperCase()));
        const different = [...named, ...found].filter((name) => !named.has(name) || !found.has(name));
        return different.map((name) => `${file.file} ${job.id} ${name}`);
      }),
    );

    expect(wrong).toEqual([]);
  });

  it("are found by the calls of what lies beside them", () => {
    const find = findAmong(
      read.map(({ workflow }) => ({ document: workflow, ref: null })),
      null,
    );
    const calls = read.flatMap(({ file, workflow }) =>
      workflow.jobs
        .filter(({ call }) => call?.use.pin === "local")
        .map((job) => ({ file: `${file.file} ${job.id}`, ...expandCall(workflow, job, find) })),
    );

    const missing = calls.flatMap(({ unresolved }) =>
      unresolved
        .filter(({ use }) => use.pin === "local")
        .map(({ place }) => `${place.owner}__${place.repository}/${place.path}`),
    );

    expect(calls.length).toBeGreaterThan(150);
    // The corpus holds a part of some repositories: what is not found is not there.
    expect(missing.filter((path) => existsSync(join(CORPUS, path)))).toEqual([]);
    expect(calls.filter(({ jobs, unresolved }) => jobs.length + unresolved.length === 0)).toEqual([]);
  });

  it("name a line of the file for every secret, and the secret stands on it or in the expression that begins there", () => {
    const wrong = read.flatMap(({ file, workflow }) => {
      const lines = file.text.split("\n");
      return workflow.jobs.flatMap((job) =>
        job.secrets.flatMap(({ name, lines: at }) =>
          at
            .filter(
              (line) =>
                !lines
                  .slice(line - 1, line + 12)
                  .join("\n")
                  .toUpperCase()
                  .includes(name),
            )
            .map((line) => `${file.file}:${line}`),
        ),
      );
    });

    expect(wrong).toEqual([]);
  });
});

/** Lines that use an action; `./` is the action itself in the repository that it is developed in. */
function linesThatUse({ text, place }: CorpusFile, action: string): number[] {
  const home = `${place.owner}/${place.repository}`.toLowerCase() === action;
  return text.split("\n").flatMap((line, index) => {
    const used = USES.exec(line)?.[1]?.toLowerCase() ?? "";
    return used === action || (home && /^\.\/?$/.test(used)) ? [index + 1] : [];
  });
}

function linesOfLogins(job: WorkflowJob, action: string): number[] {
  return job.identities.filter(({ by, via }) => by === action && via === null).map(({ line }) => line);
}

/** The text of a job, comments left out, and what stands before the jobs: `env` of the workflow reaches them all. */
function textOf(text: string, { jobs }: WorkflowDocument, job: WorkflowJob): string {
  const lines = text.split("\n").map((line) => (/^\s*#/.test(line) ? "" : line));
  const starts = jobs.map(({ line }) => line).sort((a, b) => a - b);
  const next = starts.find((line) => line > job.line) ?? Infinity;
  const before = job.call ? [] : lines.slice(0, (starts[0] ?? 1) - 1);
  return [...before, ...lines.slice(job.line - 1, next === Infinity ? undefined : next - 1)].join("\n");
}

function secretsIn(text: string): Set<string> {
  const names = [...text.matchAll(SECRET)].filter((match) => isInExpression(text, match.index));
  const found = names.map(([, name, quoted]) => (name ?? quoted ?? "").toUpperCase());
  return new Set(found.filter((name) => name !== "GITHUB_TOKEN"));
}

/** Within `${{ … }}`, or on a line that is an `if`. */
function isInExpression(text: string, at: number): boolean {
  const opened = text.lastIndexOf("${{", at) > text.lastIndexOf("}}", at);
  return opened || /^\s*(?:-\s+)?if:/.test(text.slice(text.lastIndexOf("\n", at) + 1, at));
}
