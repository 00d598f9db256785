import type { Permissions, WorkflowDocument, WorkflowJob } from "./document.ts";

/** Whether permissions as given let a job ask for an OIDC token. */
export function grantsIdToken(permissions: Permissions): boolean {
  return typeof permissions === "string" ? permissions === "write-all" : permissions["id-token"] === "write";
}

/**
 * Whether a job gets an OIDC token at run time. Where neither it nor its workflow says so, the repository's default
 * never grants one; a called workflow may have been handed it by its caller.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions
 * @see https://docs.github.com/en/actions/reference/github_token-reference
 */
export function effectiveIdToken(document: WorkflowDocument, job: WorkflowJob): "write" | "none" | "unknown" {
  if (job.idToken !== "inherited") return job.idToken;
  return document.triggers.some(({ event }) => event === "workflow_call") ? "unknown" : "none";
}
