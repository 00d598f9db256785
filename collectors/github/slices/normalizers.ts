import type { DocumentOf } from "../documents/documents.ts";
import type { SliceId } from "../manifest.ts";
import { actionsSettings } from "./actions-settings.ts";
import { appInstallations } from "./app-installations.ts";
import { branchRules } from "./branch-rules.ts";
import { branchWorkflows } from "./branch-workflows.ts";
import { credentialAuthorizations } from "./credential-authorizations.ts";
import { deployKeys } from "./deploy-keys.ts";
import { deployments } from "./deployments.ts";
import { environments } from "./environments.ts";
import { fineGrainedTokens } from "./fine-grained-tokens.ts";
import { organization } from "./organization.ts";
import { organizationRoles } from "./organization-roles.ts";
import { people } from "./people.ts";
import { repositories } from "./repositories.ts";
import { repositoryAccess } from "./repository-access.ts";
import { organizationRunners, repositoryRunners, runnerGroups } from "./runners.ts";
import { samlIdentities } from "./saml-identities.ts";
import { secretAlerts } from "./secret-alerts.ts";
import {
  environmentSecrets,
  organizationSecrets,
  organizationVariables,
  repositorySecrets,
  repositoryVariables,
} from "./secrets.ts";
import { teams } from "./teams.ts";
import { tokenRequests } from "./token-requests.ts";
import type { Normalize, NormalizeUses, OrganizationView, RepositoryView } from "./view.ts";
import { organizationWebhooks, repositoryWebhooks } from "./webhooks.ts";
import { workflowRuns } from "./workflow-runs.ts";

/** Turns the rows of listings into facts, by listing; those of workflows are the parser's and given from outside. */
export type Normalizers<Kind extends SliceId, View> = { [Id in Kind]: Normalize<View, DocumentOf<Id>> };

/** Listings of the organization as a whole. */
export const OF_ORGANIZATION = {
  organization,
  repositories,
  people,
  teams,
  "organization-roles": organizationRoles,
  "saml-identities": samlIdentities,
  "app-installations": appInstallations,
  "fine-grained-tokens": fineGrainedTokens,
  "token-requests": tokenRequests,
  "credential-authorizations": credentialAuthorizations,
  "organization-secrets": organizationSecrets,
  "organization-variables": organizationVariables,
  "runner-groups": runnerGroups,
  "organization-runners": organizationRunners,
  "organization-webhooks": organizationWebhooks,
  "audit-log": () => [],
  "never-read": () => [],
} satisfies Partial<Normalizers<SliceId, OrganizationView>>;

/** A listing of the organization as a whole. */
export type OrganizationSlice = keyof typeof OF_ORGANIZATION;

/** A listing of one repository. */
export type RepositorySlice = Exclude<SliceId, OrganizationSlice>;

/** Listings that tell when something of others was last used, and define nothing themselves. */
export const USES = { "workflow-runs": workflowRuns, deployments } satisfies {
  [Id in "workflow-runs" | "deployments"]: NormalizeUses<RepositoryView, DocumentOf<Id>>;
};

/** Listings of one repository. */
export const OF_REPOSITORY: Normalizers<Exclude<RepositorySlice, "workflows" | keyof typeof USES>, RepositoryView> = {
  "repository-access": repositoryAccess,
  environments,
  "deploy-keys": deployKeys,
  "repository-secrets": repositorySecrets,
  "environment-secrets": environmentSecrets,
  "repository-variables": repositoryVariables,
  "branch-rules": branchRules,
  "branch-workflows": branchWorkflows,
  "actions-settings": actionsSettings,
  "repository-runners": repositoryRunners,
  "repository-webhooks": repositoryWebhooks,
  "secret-alerts": secretAlerts,
};
