import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { selectedActions, workflowDefaults } from "./organization.ts";
import { eachRow, given, repositoryFact, type RepositoryView } from "./view.ts";

type Settings = DocumentOf<"actions-settings">;

/** What a repository sets for its workflows; what it does not set is the organization's. */
export const actionsSettings = eachRow<RepositoryView, Settings>((view, settings, evidence) => [
  repositoryFact(view, "policy-document", "actions-settings", evidence, {
    key: "actions",
    name: "Actions settings",
    content: given({
      enabled: settings.enabled,
      allowed: settings.allowed_actions,
      shaPinningRequired: settings.sha_pinning_required,
      selected: selectedActions(settings.selected_actions),
      workflow: workflowDefaults(settings.workflow),
      sharedWith: settings.access?.access_level,
      forkPullRequestApproval: settings.fork_pr_approval?.approval_policy,
      oidc: oidcOf(settings.oidc),
    }),
  }),
]);

/** The claims its subjects are made of; null where it keeps GitHub's own form. */
function oidcOf(oidc: Settings["oidc"]): JsonObject | undefined {
  if (!oidc) return undefined;
  return given({
    useDefault: oidc.use_default,
    claims: oidc.use_default === false ? (oidc.include_claim_keys ?? undefined) : null,
    immutable: oidc.use_immutable_subject,
  });
}
