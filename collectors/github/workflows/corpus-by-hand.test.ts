import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { unknownRepository } from "#lib/domain/systems/github/workflows/repository-facts.ts";
import { workflowView, type JobView, type WorkflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { readWorkflow } from "./read-workflow.ts";
import { CORPUS, corpusFile, hasCorpus } from "./testing/corpus.ts";

/** What a person read in a file, before the reader ran on it. */
interface HandRead extends Pick<WorkflowView, "triggers" | "permissions" | "jobs"> {
  file: string;
  about: string;
}

const CASES = readdirSync(new URL("testing/hand-read", import.meta.url)).flatMap(
  (name) => JSON.parse(readFileSync(new URL(`testing/hand-read/${name}`, import.meta.url), "utf8")) as HandRead[],
);

describe.skipIf(!hasCorpus)(`files read by hand, of the corpus at ${CORPUS} (skipped where it is absent)`, () => {
  it.each(CASES)("$file: $about", ({ file, triggers, permissions, jobs }) => {
    const { text, place, readAction } = corpusFile(file);
    const read = readWorkflow(text, place, readAction);
    if (!read.ok) throw new Error(`${read.line}: ${read.message}`);
    const view = workflowView(read.workflow, unknownRepository(place.owner, place.repository), null);

    expect({ triggers: view.triggers, permissions: view.permissions, jobs: view.jobs.map(inNoOrder) }).toEqual({
      triggers,
      permissions,
      // The person wrote names of secrets as the file does; GitHub keeps them in capitals.
      jobs: jobs.map((job) => inNoOrder({ ...job, secrets: job.secrets.map((name) => name.toUpperCase()) })),
    });
  });

  it("are at least forty", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(40);
  });
});

/** A job with its secrets, identities and subjects, whose order means nothing, in one order. */
function inNoOrder(job: JobView): JobView {
  const sorted = <T>(values: T[]) => values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    ...job,
    secrets: sorted(job.secrets),
    identities: sorted(job.identities),
    subjects: sorted(job.subjects),
  };
}
