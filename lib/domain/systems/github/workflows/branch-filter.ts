import type { Trigger } from "./trigger.ts";

/**
 * Events whose runs take the workflow file of the branch they are about. All others take that of the default branch, so the
 * file of another branch never runs by them.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const OF_BRANCH = new Set([
  "create",
  "deployment",
  "deployment_status",
  "merge_group",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
  "registry_package",
  "release",
  "workflow_call",
  "workflow_dispatch",
]);

/** Whether an event can start the file as it stands on a branch beside the default one. False: it never does. */
export function startsOnBranch(trigger: Trigger, branch: string): boolean {
  const { event, branches, branchesIgnore, tags, tagsIgnore } = trigger;
  if (!OF_BRANCH.has(event)) return false;
  // A tag may be put on any commit of the branch.
  if (event === "push" && tags.length + tagsIgnore.length > 0) return true;
  if (branchesIgnore.includes(branch)) return false;
  const wanted = branches.filter((pattern) => !pattern.startsWith("!"));
  return branches.length === 0 || wanted.some((pattern) => mayMatch(pattern, branch));
}

/** Whether a pattern of a filter may let a branch in: false only where it surely does not. */
export function mayMatch(pattern: string, branch: string): boolean {
  const end = pattern.search(/[*?+[\\]/);
  if (end === -1) return pattern === branch;
  // `?` and `+` are about the character before them.
  const sure = pattern.slice(0, /[?+]/.test(pattern.charAt(end)) ? Math.max(0, end - 1) : end);
  return branch.startsWith(sure);
}
