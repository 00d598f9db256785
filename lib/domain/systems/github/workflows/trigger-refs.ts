import { mayMatch, startsOnBranch } from "./branch-filter.ts";
import type { RunContext } from "./run-context.ts";
import type { Trigger } from "./trigger.ts";

type Run = Omit<RunContext, "environment" | "jobWorkflowRef">;

const ANY_BRANCH = "refs/heads/*";
const ANY_TAG = "refs/tags/*";

/** Events whose runs have the ref of what was pushed, made or chosen: a branch or a tag. */
const BRANCH_OR_TAG = new Set(["create", "deployment", "deployment_status", "registry_package", "workflow_dispatch"]);

/** Events of a pull request whose runs have its merge ref. Only for `pull_request` is the subject documented. */
const REVIEWS = new Set(["pull_request_review", "pull_request_review_comment"]);

/**
 * Refs of the runs a trigger starts; patterns of filters as written, `*` where anything may stand.
 * @param branch the one the file was read from, where that is not the default branch
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function refsOf(trigger: Trigger, defaultBranch: string | null, branch?: string): Run[] {
  if (branch !== undefined) return refsOnBranch(trigger, branch);
  const { event } = trigger;
  const run = (ref: string, pullRequest = false) => ({ event, ref, pullRequest });
  if (event === "push") return pushed(trigger).map((ref) => run(ref));
  if (event === "pull_request") return pulled(trigger).map((ref) => run(ref, true));
  // Which of the two GitHub puts into the subject of a review's run is not documented: both are possible.
  if (REVIEWS.has(event)) return [run("refs/pull/*/merge", true), run("refs/pull/*/merge")];
  if (event === "merge_group") return queued(trigger).map((ref) => run(ref));
  if (event === "release") return [run(ANY_TAG)];
  // A called workflow runs in the caller's name: see calls.ts for the callers that are known.
  if (event === "workflow_call") return [run("*")];
  if (BRANCH_OR_TAG.has(event)) return [run(ANY_BRANCH), run(ANY_TAG)];
  // Everything else runs on the default branch, since December 2025 `pull_request_target` too:
  // https://github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes/
  return [run(defaultBranch === null ? ANY_BRANCH : exact(defaultBranch))];
}

/** Of a file as it stands on one branch the runs of that branch, of its tags and of what would be merged into it. */
function refsOnBranch(trigger: Trigger, branch: string): Run[] {
  if (!startsOnBranch(trigger, branch)) return [];
  const lets = (patterns: readonly string[]) => patterns.length === 0 || patterns.some((one) => mayMatch(one, branch));
  const ref = exact(branch);
  if (trigger.event !== "push") {
    const here = { ...trigger, branches: [ref.slice("refs/heads/".length)], branchesIgnore: [] };
    return refsOf(here, null).map((run) => (run.ref === ANY_BRANCH ? { ...run, ref } : run));
  }
  const byTag = trigger.tags.length + trigger.tagsIgnore.length > 0;
  const byBranch = trigger.branches.length + trigger.branchesIgnore.length > 0;
  const ofBranch = (byBranch || !byTag) && lets(trigger.branches) && !trigger.branchesIgnore.includes(branch);
  const ofTags = byTag || !byBranch ? positive(trigger.tags).map((pattern) => `refs/tags/${pattern}`) : [];
  return [...(ofBranch ? [ref] : []), ...ofTags].map((one) => ({ event: trigger.event, ref: one, pullRequest: false }));
}

/** A branch as a pattern that stands for it alone: of all that a pattern means something by, git lets only `+` into names. */
function exact(branch: string): string {
  return `refs/heads/${branch.replaceAll("+", "\\+")}`;
}

/** A filter of branches alone leaves tags out, and the other way round; without either both start runs. */
function pushed({ branches, branchesIgnore, tags, tagsIgnore }: Trigger): string[] {
  const byBranch = branches.length + branchesIgnore.length > 0;
  const byTag = tags.length + tagsIgnore.length > 0;
  return [
    ...(byBranch || !byTag ? positive(branches).map((pattern) => `refs/heads/${pattern}`) : []),
    ...(byTag || !byBranch ? positive(tags).map((pattern) => `refs/tags/${pattern}`) : []),
  ];
}

/** A merged pull request has the branch it was merged into. */
function pulled({ types, branches }: Trigger): string[] {
  const merged = types.includes("closed") ? positive(branches).map((pattern) => `refs/heads/${pattern}`) : [];
  return ["refs/pull/*/merge", ...merged];
}

function queued({ branches }: Trigger): string[] {
  return positive(branches).map((pattern) => `refs/heads/gh-readonly-queue/${pattern}/*`);
}

/** More patterns than these are not told apart. */
const MAX_PATTERNS = 50;

/** Patterns that let something in; `*` where there are none. */
function positive(patterns: readonly string[]): string[] {
  const found = patterns.filter((pattern) => !pattern.startsWith("!"));
  return found.length === 0 || found.length > MAX_PATTERNS ? ["*"] : found;
}
