import type { PermissionLevel, Permissions, WorkflowDocument, WorkflowJob } from "./document.ts";
import type { RepositoryFacts } from "./repository-facts.ts";

/** What the token of a job may do, and what says so. */
export type TokenPermissions =
  | { readonly from: "job" | "workflow" | "repository"; readonly value: Permissions }
  /** The file does not say, and what does is not known. */
  | { readonly from: "caller or repository" | "repository"; readonly value: null };

/** What the two settings of a repository stand for; `id-token` is in neither. */
const DEFAULTS: Readonly<Record<"read" | "write", Readonly<Record<string, PermissionLevel>>>> = {
  read: { contents: "read", metadata: "read", packages: "read" },
  write: {
    actions: "write",
    attestations: "write",
    checks: "write",
    contents: "write",
    deployments: "write",
    discussions: "write",
    issues: "write",
    metadata: "read",
    models: "read",
    packages: "write",
    pages: "write",
    "pull-requests": "write",
    "repository-projects": "write",
    "security-events": "write",
    statuses: "write",
  },
};

/**
 * What the token of a job may do: as the file says, else as the repository is set. In a workflow that is called the
 * caller's token comes before that.
 * @see https://docs.github.com/en/actions/reference/github_token-reference
 */
export function tokenPermissions(
  document: WorkflowDocument,
  job: Pick<WorkflowJob, "permissions">,
  { defaultPermissions }: RepositoryFacts,
): TokenPermissions {
  if (job.permissions) return { from: job.permissions.from, value: job.permissions.value };
  if (document.triggers.some(({ event }) => event === "workflow_call")) {
    return { from: "caller or repository", value: null };
  }
  return { from: "repository", value: defaultPermissions === null ? null : DEFAULTS[defaultPermissions] };
}
