import { z } from "zod";
import type { SliceId } from "../manifest.ts";
import { ActionsSettings } from "./actions-settings.ts";
import { AppInstallation } from "./app-installations.ts";
import { BranchRule } from "./branch-rules.ts";
import { OtherBranch } from "./branch-workflows.ts";
import { CredentialAuthorization } from "./credential-authorizations.ts";
import { DeployKey } from "./deploy-keys.ts";
import { Environment } from "./environments.ts";
import { FineGrainedToken } from "./fine-grained-tokens.ts";
import { Organization } from "./organization.ts";
import { OrganizationRole } from "./organization-roles.ts";
import { CutLists } from "./parts.ts";
import { Member } from "./people.ts";
import { Repository } from "./repositories.ts";
import { Access } from "./repository-access.ts";
import { Runner, RunnerGroup } from "./runners.ts";
import { Deployments, WorkflowRuns } from "./runs.ts";
import { SamlIdentity } from "./saml-identities.ts";
import { SecretAlert } from "./secret-alerts.ts";
import {
  EnvironmentSecret,
  OrganizationSecret,
  OrganizationVariable,
  RepositorySecret,
  RepositoryVariable,
} from "./secrets.ts";
import { Team } from "./teams.ts";
import { TokenRequest } from "./token-requests.ts";
import { Webhook } from "./webhooks.ts";
import { Workflow } from "./workflows.ts";

/**
 * For each listing what is kept of one of its rows, in GitHub's own names. Each schema reads what it has written: an
 * export goes through the same door as an answer.
 */
export const SCHEMAS = {
  organization: Organization,
  repositories: Repository,
  people: Member,
  teams: Team,
  "organization-roles": OrganizationRole,
  "saml-identities": SamlIdentity,
  "app-installations": AppInstallation,
  "fine-grained-tokens": FineGrainedToken,
  "token-requests": TokenRequest,
  "credential-authorizations": CredentialAuthorization,
  "organization-secrets": OrganizationSecret,
  "organization-variables": OrganizationVariable,
  "runner-groups": RunnerGroup,
  "organization-runners": Runner,
  "organization-webhooks": Webhook,
  // Nothing is kept: of the audit log only which repositories come first, and of the other nothing is read.
  "audit-log": z.strictObject({ truncated: CutLists }),
  "never-read": z.strictObject({ truncated: CutLists }),
  "repository-access": Access,
  environments: Environment,
  "deploy-keys": DeployKey,
  "repository-secrets": RepositorySecret,
  "environment-secrets": EnvironmentSecret,
  "repository-variables": RepositoryVariable,
  "branch-rules": BranchRule,
  "actions-settings": ActionsSettings,
  "repository-runners": Runner,
  "repository-webhooks": Webhook,
  workflows: Workflow,
  "branch-workflows": OtherBranch,
  "workflow-runs": WorkflowRuns,
  deployments: Deployments,
  "secret-alerts": SecretAlert,
} satisfies Record<SliceId, z.ZodType>;

/** What is left of one row of that listing. */
export type DocumentOf<Kind extends SliceId> = z.output<(typeof SCHEMAS)[Kind]>;
