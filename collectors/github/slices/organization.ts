import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { organizationAlias, organizationScope } from "../names.ts";
import { eachRow, given, placeOf, sorted, type OrganizationView } from "./view.ts";

type Organization = DocumentOf<"organization">;

/** The organization, with what its settings allow by default. */
export const organization = eachRow<OrganizationView, Organization>((view, document, evidence) => {
  return [
    {
      noun: "resource",
      kind: "organization",
      scope: organizationScope(view.organization.id),
      key: view.organization.id,
      alias: organizationAlias(placeOf(view)),
      name: view.organization.login,
      refs: {},
      content: given({
        name: document.name,
        created: document.created_at ?? undefined,
        twoFactorRequired: document.two_factor_requirement_enabled,
        deployKeysAllowed: document.deploy_keys_enabled_for_repositories,
        members: membersOf(document),
        actions: actionsOf(document),
        workflow: workflowDefaults(document.workflow),
        forkPullRequestApproval: document.fork_pr_approval?.approval_policy,
        repositoryRoles: rolesOf(document),
        selfHostedRunners: document.self_hosted_runners?.enabled_repositories,
        oidc: document.oidc && {
          claims: document.oidc.include_claim_keys ?? null,
          ...given({ immutable: document.oidc.use_immutable_subject }),
        },
      }),
      evidence,
    },
  ];
});

/** What workflows get where they do not say; the words are GitHub's. */
export function workflowDefaults(workflow: Organization["workflow"]): JsonObject | undefined {
  if (!workflow) return undefined;
  return given({
    defaultPermissions: workflow.default_workflow_permissions,
    mayApprovePullRequests: workflow.can_approve_pull_request_reviews,
  });
}

/** Which actions may run, where only selected ones may. */
export function selectedActions(selected: Organization["selected_actions"]): JsonObject | undefined {
  if (!selected) return undefined;
  return given({
    githubOwned: selected.github_owned_allowed,
    verified: selected.verified_allowed,
    patterns: sorted(selected.patterns_allowed),
  });
}

/** What the roles mean that have no name of GitHub's: each adds permissions to one that has. */
function rolesOf({ repository_roles }: Organization): JsonObject[] | undefined {
  const roles = [...new Map(repository_roles?.map((role) => [role.id, role])).values()];
  if (!repository_roles) return undefined;
  return roles
    .toSorted((a, b) => a.id - b.id)
    .map(({ name, base_role, permissions }) => given({ name, base: base_role, permissions: sorted(permissions) }));
}

function membersOf(document: Organization): JsonObject {
  return given({
    defaultRepositoryPermission: document.default_repository_permission,
    mayCreateRepositories: document.members_can_create_repositories,
    mayCreatePublicRepositories: document.members_can_create_public_repositories,
    mayForkPrivateRepositories: document.members_can_fork_private_repositories,
    mayChangeVisibility: document.members_can_change_repo_visibility,
    mayDeleteRepositories: document.members_can_delete_repositories,
    mayInviteOutsideCollaborators: document.members_can_invite_outside_collaborators,
  });
}

function actionsOf({ actions, selected_actions }: Organization): JsonObject | undefined {
  if (!actions) return undefined;
  return given({
    enabledRepositories: actions.enabled_repositories,
    allowed: actions.allowed_actions,
    shaPinningRequired: actions.sha_pinning_required,
    selected: selectedActions(selected_actions),
  });
}
