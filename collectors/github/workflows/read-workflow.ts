import type { WorkflowDocument } from "#lib/domain/systems/github/workflows/document.ts";
import { LocalActions } from "./local-actions.ts";
import { entriesOf, entryAt, valueAt } from "./nodes.ts";
import { parseNodes } from "./parse-nodes.ts";
import type { ActionReader, WorkflowPlace, WorkflowProblem } from "./place.ts";
import { Problems } from "./problems.ts";
import { readJob } from "./read-job.ts";
import { readPermissions } from "./read-permissions.ts";
import { readTriggers } from "./read-triggers.ts";
import { withEnv, workflowScope } from "./scopes.ts";
import { SHAPES } from "./shapes.ts";
import { possibleText } from "./texts.ts";

/** A workflow with what had to be left out of it, or why the whole file is none. */
export type ReadWorkflow =
  { ok: true; workflow: WorkflowDocument; problems: WorkflowProblem[] } | { ok: false; line: number; message: string };

/** Most jobs of one file; GitHub itself makes no more of one run. */
const MAX_JOBS = 1000;

/**
 * Reads a workflow file the way GitHub does and keeps of it what says who may do what (decisions/0006). A job that
 * GitHub would not take is left out and named as a problem; a file that is no YAML, no workflow or too large is refused
 * with its line. Neither ever quotes the file.
 *
 * @param readAction reads actions that lie beside the workflow, so that the steps inside of them count for its jobs
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
export function readWorkflow(text: string, place: WorkflowPlace, readAction?: ActionReader): ReadWorkflow {
  const parsed = parseNodes(text);
  if (!parsed.ok) return parsed;
  const { node } = parsed;
  if (node.type !== "mapping") return { ok: false, line: node.line, message: "it is no mapping, as a workflow is" };
  const on = entryAt(node, "on");
  if (!on) return { ok: false, line: node.line, message: "it does not say `on`: what starts it" };
  const jobs = entryAt(node, "jobs");
  if (jobs?.value.type !== "mapping") return { ok: false, line: jobs?.line ?? node.line, message: "it has no jobs" };
  const problems = new Problems();
  const triggers = readTriggers(on, problems);
  const root = workflowScope(place, triggers);
  const permissions = readPermissions(node, "workflow", problems);
  const env = valueAt(node, "env");
  const actions = new LocalActions(readAction);
  const around = { place, triggers, permissions, env, scope: withEnv(root, env), actions, problems };
  const entries = entriesOf(jobs.value);
  if (entries.length > MAX_JOBS) problems.add(jobs.line, `it has more than ${MAX_JOBS} jobs; the rest is left out`);
  const workflow = {
    owner: place.owner,
    repository: place.repository,
    path: place.path,
    name: possibleText(valueAt(node, "name"), root, SHAPES.title)?.text ?? null,
    triggers,
    permissions,
    jobs: entries.slice(0, MAX_JOBS).flatMap((entry) => readJob(entry, around) ?? []),
  };
  return { ok: true, workflow, problems: problems.inOrder() };
}
