/** How each kind of identity is called in sentences. */
export const KIND_LABELS: Readonly<Record<string, string>> = {
  "app-installation": "App installation",
  "fine-grained-token": "fine-grained token",
  "classic-token": "classic token",
  "deploy-key": "deploy key",
  workflow: "workflow",
  "branch-workflow": "branch workflow",
  "organization-runner": "organization runner",
  "repository-runner": "repository runner",
  "organization-webhook": "organization webhook",
  "repository-webhook": "repository webhook",
  user: "user",
  team: "team",
};

/** Kinds of identities that lie in a repository; all others belong to the organization. */
const IN_REPOSITORY: ReadonlySet<string> = new Set([
  "deploy-key",
  "workflow",
  "branch-workflow",
  "repository-runner",
  "repository-webhook",
]);

/** Says whether it is a workflow, of the default branch or of another one. */
export function isWorkflow(kind: string): boolean {
  return kind === "workflow" || kind === "branch-workflow";
}

/** Says whether identities of the kind lie in a repository. */
export function isInRepository(kind: string): boolean {
  return IN_REPOSITORY.has(kind);
}
