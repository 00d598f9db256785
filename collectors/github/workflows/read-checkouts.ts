import type { Checkout } from "#lib/domain/systems/github/workflows/document.ts";
import { referencesOf } from "#lib/domain/systems/github/workflows/expressions/references.ts";
import { partsOf } from "#lib/domain/systems/github/workflows/expressions/template.ts";
import type { Trigger } from "#lib/domain/systems/github/workflows/trigger.ts";
import { SHAPES } from "./shapes.ts";
import type { Step } from "./step.ts";
import { followed } from "./texts.ts";

/** Events of strangers whose runs have the secrets of the repository. */
const PRIVILEGED: ReadonlySet<string> = new Set(["issue_comment", "pull_request_target", "workflow_run"]);

/** What names the work of somebody else. */
const UNTRUSTED =
  /^github\.(?:head_ref|event\.number|event\.issue\.number|event\.pull_request\.(?:head\.|number|merge_commit_sha)|event\.workflow_run\.(?:head_|pull_requests))/i;

/** Commands that fetch the head of a pull request. */
const COMMANDS = [
  [/\bgh\s+pr\s+checkout\b/, "gh pr checkout"],
  [/\bgit\s+(?:fetch|pull|checkout)\b[^\n]{0,200}?\bpull\//, "git fetch of a pull request"],
] as const;

/** Checkouts of what others wrote, in runs that have this repository's secrets and token. */
export function readCheckouts(steps: readonly Step[], triggers: readonly Trigger[]): Checkout[] {
  const events = triggers.map(({ event }) => event).filter((event) => PRIVILEGED.has(event));
  if (events.length === 0) return [];
  return steps.flatMap((step) => {
    const references = step.action === "actions/checkout" ? untrustedIn(step) : commandsIn(step.run);
    return references.length === 0
      ? []
      : [{ line: step.line, references, triggers: events, guard: guardOf(step, events) }];
  });
}

/**
 * From version 7 on the action refuses what forks wrote in runs of `pull_request_target`, unless it is told not to.
 * @see https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target
 */
function guardOf(step: Step, events: readonly string[]): Checkout["guard"] {
  if (step.action !== "actions/checkout") return "none";
  const unsafe = step.value(SHAPES.name, "allow-unsafe-pr-checkout");
  if (unsafe?.values.includes("true")) return "none";
  const major = /^v?(\d{1,3})(?:\.|$)/.exec(step.use?.pin === "tag" ? (step.use.ref ?? "") : "")?.[1];
  if (major !== undefined && Number(major) < 7) return "none";
  const certain = major !== undefined && unsafe?.complete !== false;
  return certain && events.every((event) => event === "pull_request_target") ? "refuses-forks" : "unknown";
}

function untrustedIn(step: Step): string[] {
  const texts = ["ref", "repository"].map((name) => step.raw(name)).filter((node) => node?.type === "text");
  const paths = texts.flatMap((node) =>
    partsOf(followed(node, step.scope).node.text).flatMap((part) =>
      part.type === "expression" && part.expression ? referencesOf(part.expression) : [],
    ),
  );
  const names = paths.map(({ path }) => path.join(".")).filter((path) => UNTRUSTED.test(path));
  return [...new Set(names)].filter((name) => /^[\w.]{1,128}$/.test(name));
}

function commandsIn(run: string): string[] {
  return COMMANDS.flatMap(([pattern, name]) => (pattern.test(run) ? [name] : []));
}
