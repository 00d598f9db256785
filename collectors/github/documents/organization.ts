import { z } from "zod";
import { document, Flag, Id, listOf, Name, Text, Time, Word } from "./parts.ts";

/** Which actions may run: `GET …/actions/permissions/selected-actions`. */
export const SelectedActions = z.object({
  github_owned_allowed: Flag,
  verified_allowed: Flag,
  patterns_allowed: listOf(Text).nullish(),
});

/** What workflows get where they do not say: `GET …/actions/permissions/workflow`. */
export const WorkflowDefaults = z.object({
  default_workflow_permissions: Word.nullish(),
  can_approve_pull_request_reviews: Flag,
});

/** Who has to approve runs of strangers' pull requests: `GET …/actions/permissions/fork-pr-contributor-approval`. */
export const ForkApproval = z.object({ approval_policy: Word });

/** A role that the organization made for its repositories: `GET /orgs/{org}/custom-repository-roles`. */
const RepositoryRole = z.object({ id: Id, name: Name, base_role: Word.nullish(), permissions: listOf(Word).nullish() });

/**
 * The organization with its settings: `GET /orgs/{org}` and, each absent where it was not read, the answers of
 * `…/custom-repository-roles`, `…/actions/permissions`, `…/selected-actions`, `…/workflow`, `…/fork-pr-contributor-approval`, `…/self-hosted-runners`
 * and `…/actions/oidc/customization/sub`.
 */
export const Organization = document({
  login: Name,
  id: Id,
  name: Text.nullish(),
  created_at: Time.nullish(),
  default_repository_permission: Word.nullish(),
  two_factor_requirement_enabled: Flag,
  members_can_create_repositories: Flag,
  members_can_create_public_repositories: Flag,
  members_can_fork_private_repositories: Flag,
  members_can_change_repo_visibility: Flag,
  members_can_delete_repositories: Flag,
  members_can_invite_outside_collaborators: Flag,
  deploy_keys_enabled_for_repositories: Flag,
  actions: z
    .object({ enabled_repositories: Word.nullish(), allowed_actions: Word.nullish(), sha_pinning_required: Flag })
    .nullish(),
  selected_actions: SelectedActions.nullish(),
  workflow: WorkflowDefaults.nullish(),
  fork_pr_approval: ForkApproval.nullish(),
  self_hosted_runners: z.object({ enabled_repositories: Word }).nullish(),
  repository_roles: listOf(RepositoryRole).nullish(),
  oidc: z.object({ include_claim_keys: listOf(Name).nullish(), use_immutable_subject: Flag }).nullish(),
});
