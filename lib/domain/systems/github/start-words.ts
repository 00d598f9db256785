import type { StartView } from "../../inventory/detail.ts";
import type { System } from "../system.ts";
import { workflowOf } from "./jobs.ts";
import { startsOnBranch } from "./workflows/branch-filter.ts";
import type { Trigger } from "./workflows/trigger.ts";

/**
 * Events that strangers start in a repository everybody can see, in runs that have its secrets.
 * @see https://docs.github.com/en/actions/reference/security/secure-use
 */
const DANGERS: Readonly<Record<string, string>> = {
  pull_request_target: "Strangers' pull requests start it, with the secrets and the token of this repository.",
  workflow_run: "It runs with secrets after workflows that strangers' pull requests may have started.",
  issue_comment: "Whoever may comment starts it, with the secrets and the token of this repository.",
  issues: "Whoever may open an issue starts it, with the secrets and the token of this repository.",
  discussion: "Whoever may open a discussion starts it, with the secrets and the token of this repository.",
  discussion_comment: "Whoever may comment starts it, with the secrets and the token of this repository.",
};

/** What starts a workflow, with what limits each event. */
export const starts: System["starts"] = (identity) => {
  const { triggers, branch } = workflowOf(identity, []);
  return triggers.map((trigger) => startOf(trigger, branch));
};

function startOf(trigger: Trigger, branch: string | undefined): StartView {
  const { event } = trigger;
  const line = trigger.line > 0 ? trigger.line : null;
  if (branch !== undefined && !startsOnBranch(trigger, branch)) {
    return { event, limits: [`never as it stands on \`${branch}\``], danger: null, line };
  }
  return {
    event,
    limits: [...limitsOf(trigger)],
    danger: Object.hasOwn(DANGERS, event) ? (DANGERS[event] ?? null) : null,
    line,
  };
}

function* limitsOf(trigger: Trigger): Generator<string> {
  if (trigger.types.length > 0) yield `when ${some(trigger.types, "or")}`;
  if (trigger.branches.length > 0) yield `on ${codes(trigger.branches)}`;
  if (trigger.branchesIgnore.length > 0) yield `not on ${codes(trigger.branchesIgnore)}`;
  if (trigger.tags.length > 0) yield `for tags ${codes(trigger.tags)}`;
  if (trigger.tagsIgnore.length > 0) yield `not for tags ${codes(trigger.tagsIgnore)}`;
  if (trigger.paths.length > 0) yield `where ${codes(trigger.paths)} changed`;
  if (trigger.pathsIgnore.length > 0) yield `not where only ${codes(trigger.pathsIgnore)} changed`;
  if (trigger.schedules.length > 0) yield `at ${codes(trigger.schedules)}`;
  if (trigger.workflows.length > 0) yield `after ${codes(trigger.workflows)}`;
  if (trigger.inputs.length > 0) yield `with the inputs ${codes(trigger.inputs.map(({ name }) => name))}`;
  if (trigger.secrets.length > 0) yield `given the secrets ${codes(trigger.secrets.map(({ name }) => name))}`;
}

function codes(texts: readonly string[]): string {
  return some(
    texts.map((text) => `\`${text}\``),
    "and",
  );
}

const SHOWN = 6;

/** The first of them; what is left out is counted. */
function some(texts: readonly string[], word: "and" | "or"): string {
  const shown = texts.slice(0, SHOWN);
  const more = texts.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length > 1 ? `${all.slice(0, -1).join(", ")} ${word} ${all.at(-1)}` : (all[0] ?? "");
}
