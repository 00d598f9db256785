import type { WorkflowDocument, WorkflowJob } from "#lib/domain/systems/github/workflows/document.ts";
import type { ActionReader, WorkflowProblem } from "../place.ts";
import { readWorkflow } from "../read-workflow.ts";

export const PLACE = { owner: "acme", repository: "api", path: ".github/workflows/ci.yml" };

/** A workflow that is read, with its problems. */
export function readAll(
  yaml: string,
  readAction?: ActionReader,
): { workflow: WorkflowDocument; problems: WorkflowProblem[] } {
  const read = readWorkflow(yaml, PLACE, readAction);
  if (!read.ok) throw new Error(`line ${read.line}: ${read.message}`);
  return read;
}

/** The job `a` of a workflow that runs on pushes, given its keys; steps are added where it has none. */
export function readJobOf(keys: string, readAction?: ActionReader, head = ""): WorkflowJob {
  const steps = /^(?:steps|uses):/m.test(keys) ? "" : "steps: [{ run: make }]\n";
  const body = `${keys}\n${steps}`.replaceAll(/^(?=.)/gm, "    ");
  const { workflow } = readAll(`${head}\non: push\njobs:\n  a:\n${body}`, readAction);
  const [job] = workflow.jobs;
  if (!job) throw new Error("no job");
  return job;
}

/** The job whose only step is this one. */
export function readStep(step: string, rest = "", readAction?: ActionReader): WorkflowJob {
  return readJobOf(`${rest}\nsteps:\n  - ${step.trim().replaceAll("\n", "\n    ")}`, readAction);
}
