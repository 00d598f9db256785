import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { readWorkflow } from "./read-workflow.ts";
import { CORPUS, corpusFiles, hasCorpus } from "./testing/corpus.ts";

/** A file as a general YAML reader has it, in which everything that is no expression can be looked up. */
interface Plain {
  on: string | string[] | Record<string, unknown>;
  permissions?: unknown;
  jobs: Record<string, PlainJob>;
}

interface PlainJob {
  uses?: string;
  steps?: { uses?: string }[];
  permissions?: unknown;
  environment?: string | { name: string };
  "runs-on"?: string | string[] | { group?: string; labels?: string | string[] };
  secrets?: unknown;
}

describe.skipIf(!hasCorpus)(`what stands literally in the corpus at ${CORPUS} (skipped where it is absent)`, () => {
  it("is what is read", () => {
    let compared = 0;
    for (const { file, text, place, readAction } of corpusFiles()) {
      const read = readWorkflow(text, place, readAction);
      if (!read.ok) continue;
      const view = workflowView(read.workflow, unknownRepository(place.owner, place.repository), null);
      const plain = load(text) as Plain;
      expect(view.triggers, file).toEqual(
        typeof plain.on === "object" && !Array.isArray(plain.on) ? Object.keys(plain.on) : [plain.on].flat(),
      );
      expect(view.permissions, file).toEqual(plain.permissions === undefined ? null : (plain.permissions ?? {}));
      expect(
        view.jobs.map(({ id }) => id),
        file,
      ).toEqual(Object.keys(plain.jobs));
      for (const job of view.jobs) {
        const own = plain.jobs[job.id] ?? {};
        const said = literalsOf(own, plain);
        expect({
          file,
          permissions: job.permissions,
          uses: job.uses,
          inheritsSecrets: job.inheritsSecrets,
          environment: isOpen(own.environment) ? said.environment : job.environment,
          runsOn: isOpen(own["runs-on"]) ? said.runsOn : job.runsOn,
        }).toEqual({ file, ...said });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(1500);
  });
});

function isOpen(value: unknown): boolean {
  return JSON.stringify(value ?? "").includes("${{");
}

function literalsOf(job: PlainJob, { permissions }: Plain) {
  const { environment, uses, steps = [], "runs-on": runsOn = [] } = job;
  const labels =
    typeof runsOn === "object" && !Array.isArray(runsOn)
      ? [runsOn.group === undefined ? [] : `group:${runsOn.group}`, runsOn.labels ?? []]
      : [runsOn];
  return {
    permissions: job.permissions ?? (Object.hasOwn(job, "permissions") ? {} : (permissions ?? null)),
    uses: [...new Set([uses, ...steps.map((step) => step.uses)].filter((name) => name !== undefined))],
    inheritsSecrets: job.secrets === "inherit",
    environment: typeof environment === "object" ? environment.name : (environment ?? null),
    runsOn: [...new Set(labels.flat(2))],
  };
}
