const ATTACK = "https://attack.mitre.org/techniques";
const OWASP = "https://owasp.org/www-project-top-10-ci-cd-security-risks";
const GITHUB = "https://docs.github.com/en";

/** Pages that kinds of edges refer to. */
export const REFERENCES = {
  poisonedPipeline: `${OWASP}/CICD-SEC-04-Poisoned-Pipeline-Execution`,
  flowControl: `${OWASP}/CICD-SEC-01-Insufficient-Flow-Control-Mechanisms`,
  identities: `${OWASP}/CICD-SEC-02-Inadequate-Identity-And-Access-Management`,
  pipelineAccess: `${OWASP}/CICD-SEC-05-Insufficient-PBAC`,
  credentialHygiene: `${OWASP}/CICD-SEC-06-Insufficient-Credential-Hygiene`,
  thirdParties: `${OWASP}/CICD-SEC-08-Ungoverned-Usage-of-3rd-Party-Services`,
  artifacts: `${OWASP}/CICD-SEC-09-Improper-Artifact-Integrity-Validation`,
  validAccounts: `${ATTACK}/T1078/004/`,
  supplyChain: `${ATTACK}/T1195/002/`,
  unsecuredCredentials: `${ATTACK}/T1552/`,
  applicationToken: `${ATTACK}/T1528/`,
  accountManipulation: `${ATTACK}/T1098/`,
  pipelineExecution: `${ATTACK}/T1677/`,
  remoteServices: `${ATTACK}/T1072/`,
  hardening: `${GITHUB}/actions/reference/security/secure-use`,
  protectedBranches: `${GITHUB}/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches`,
  rulesets: `${GITHUB}/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/about-rulesets`,
  repositoryRoles: `${GITHUB}/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization`,
  organizationRoles: `${GITHUB}/organizations/managing-peoples-access-to-your-organization-with-roles/roles-in-an-organization`,
  teams: `${GITHUB}/organizations/organizing-members-into-teams/about-teams`,
  deployKeys: `${GITHUB}/authentication/connecting-to-github-with-ssh/managing-deploy-keys`,
  appPermissions: `${GITHUB}/rest/authentication/permissions-required-for-github-apps`,
  tokenPermissions: `${GITHUB}/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens`,
  scopes: `${GITHUB}/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps`,
  jobToken: `${GITHUB}/actions/reference/github_token-reference`,
  secrets: `${GITHUB}/actions/reference/security/secrets`,
  environments: `${GITHUB}/actions/reference/workflows-and-actions/deployments-and-environments`,
  reusing: `${GITHUB}/actions/reference/workflows-and-actions/reusing-workflow-configurations`,
  events: `${GITHUB}/actions/reference/workflows-and-actions/events-that-trigger-workflows`,
  runnerGroups: `${GITHUB}/actions/how-tos/manage-runners/self-hosted-runners/manage-access`,
  selfHosted: `${GITHUB}/actions/concepts/runners/self-hosted-runners`,
} as const;
