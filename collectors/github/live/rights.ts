import type { PermissionRule } from "#collectors/types.ts";
import type { SliceId } from "../manifest.ts";

/** One permission of GitHub, and what Rollcall reads with it. */
export interface Right extends PermissionRule {
  /** GitHub's name of it in manifests and answers: `organization_hooks`. */
  permission: string;
  of: "organization" | "repository";
  /** As GitHub's pages call it: `Self-hosted runners`. */
  title: string;
  /** Only an App can be given it; a fine-grained token cannot. */
  appOnly?: true;
  /** The listings that are lost without it, or hold less. */
  slices: readonly SliceId[];
}

type Given = Omit<Right, "id" | "right">;

function right(given: Given): Right {
  return { id: given.permission, right: wordsOf(given), ...given };
}

/** Where it is set, in GitHub's words: `Repository permissions → Administration: Read-only`. */
function wordsOf({ of, title }: Pick<Right, "of" | "title">): string {
  return `${of === "organization" ? "Organization" : "Repository"} permissions → ${title}: Read-only`;
}

const REQUIRED: readonly Right[] = [
  right({
    permission: "metadata",
    of: "repository",
    title: "Metadata",
    usedFor:
      "Which repositories there are, who sees them, who collaborates, and which rulesets hold. GitHub gives it with any other.",
    without: "There is no inventory.",
    need: "required",
    slices: ["repositories", "repository-access", "branch-rules"],
  }),
  right({
    permission: "members",
    of: "organization",
    title: "Members",
    usedFor:
      "Who belongs to the organization, who owns it, who is in which team, who has which organization role, and which person of the company an account belongs to where single sign-on is set up.",
    without: "Whoever left is not told from whoever stayed: what they made has no owner.",
    risk: "Of SAML identities only the name at the identity provider is kept, which is personal data; other attributes are not asked for.",
    need: "required",
    slices: ["people", "teams", "organization-roles", "saml-identities"],
  }),
  right({
    permission: "actions",
    of: "repository",
    title: "Actions",
    usedFor:
      "Which workflows are active, when each last ran and how that ended; which deployment environments exist, what protects them and who approved what.",
    without: "Workflows, their runs and environments are not read.",
    need: "required",
    slices: ["workflows", "branch-workflows", "workflow-runs", "environments", "deployments"],
  }),
  right({
    permission: "administration",
    of: "repository",
    title: "Administration",
    usedFor:
      "Deploy keys with who added them and when they were last used, teams of a repository, branch protection, runners, and what Actions may do there.",
    without: "Deploy keys stay unseen: the oldest way into a repository.",
    risk: "Read-only: nothing can be changed with it.",
    need: "required",
    slices: [
      "deploy-keys",
      "repository-access",
      "branch-rules",
      "branch-workflows",
      "repository-runners",
      "actions-settings",
    ],
  }),
  right({
    permission: "organization_administration",
    of: "organization",
    title: "Administration",
    usedFor:
      "Which Apps are installed with which permissions, what workflows get by default, which credentials of members are authorized for single sign-on, and in which repositories something was changed lately.",
    without: "App installations stay unseen.",
    need: "required",
    slices: ["organization", "app-installations", "credential-authorizations", "audit-log"],
  }),
];

const CONTENTS: Right = right({
  permission: "contents",
  of: "repository",
  title: "Contents",
  usedFor:
    "Workflow files, actions that lie beside them and CODEOWNERS: which secrets a job takes, as whom it signs in, who answers for it.",
  without: "Workflows are not read: what deploys, and with which credentials, stays unknown.",
  risk: "Lets this credential read all code. GitHub has no permission for workflow files alone; Rollcall asks for no other files.",
  need: "recommended",
  slices: ["workflows", "branch-workflows"],
});

const NAMES = "Names and times only: GitHub never shows a value.";

const RECOMMENDED: readonly Right[] = [
  CONTENTS,
  right({
    permission: "secrets",
    of: "repository",
    title: "Secrets",
    usedFor: `Which credentials workflows of a repository can use. ${NAMES}`,
    without: "Stored copies in repositories stay unseen.",
    need: "recommended",
    slices: ["repository-secrets"],
  }),
  right({
    permission: "environments",
    of: "repository",
    title: "Environments",
    usedFor: `Which credentials and variables only a deployment environment has. ${NAMES}`,
    without: "Secrets of environments, most often those of production, stay unseen.",
    need: "recommended",
    slices: ["environment-secrets", "repository-variables"],
  }),
  right({
    permission: "deployments",
    of: "repository",
    title: "Deployments",
    usedFor: "What was deployed to environments with reviewers, and who approved it.",
    without: "Who let a deployment through stays unknown.",
    need: "recommended",
    slices: ["deployments"],
  }),
  right({
    permission: "dependabot_secrets",
    of: "repository",
    title: "Dependabot secrets",
    usedFor: `Which credentials updates of dependencies can use. ${NAMES}`,
    without: "Copies that Dependabot holds stay unseen.",
    need: "recommended",
    slices: ["repository-secrets"],
  }),
  right({
    permission: "actions_variables",
    of: "repository",
    title: "Variables",
    usedFor: "Names of variables that workflows take roles and accounts from.",
    without: "Which variables a repository has is unknown.",
    risk: "The answer holds the values; they are dropped in memory as it arrives.",
    need: "recommended",
    slices: ["repository-variables"],
  }),
  right({
    permission: "repository_hooks",
    of: "repository",
    title: "Webhooks",
    usedFor: "Where events of a repository are sent, and whether that is signed.",
    without: "Webhooks of repositories stay unseen.",
    risk: "Addresses of webhooks may hold keys: only scheme and host are kept.",
    need: "recommended",
    slices: ["repository-webhooks"],
  }),
  right({
    permission: "secret_scanning_alerts",
    of: "repository",
    title: "Secret scanning alerts",
    usedFor: "Which credentials lie in the open, of which type, where, and whether they still work.",
    without: "Leaked credentials stay unseen.",
    risk: "Lets this credential read the leaked values. Rollcall asks GitHub to hide them, and drops them where it does not.",
    need: "recommended",
    slices: ["secret-alerts"],
  }),
  right({
    permission: "organization_secrets",
    of: "organization",
    title: "Secrets",
    usedFor: `Which credentials all repositories, or some, can use. ${NAMES}`,
    without: "The widest copies stay unseen.",
    need: "recommended",
    slices: ["organization-secrets"],
  }),
  right({
    permission: "organization_dependabot_secrets",
    of: "organization",
    title: "Organization dependabot secrets",
    usedFor: `Which credentials of the organization Dependabot can use. ${NAMES}`,
    without: "Copies that Dependabot holds for the organization stay unseen.",
    need: "recommended",
    slices: ["organization-secrets"],
  }),
  right({
    permission: "organization_actions_variables",
    of: "organization",
    title: "Variables",
    usedFor: "Names of variables that all repositories, or some, take.",
    without: "Which variables the organization has is unknown.",
    risk: "The answer holds the values; they are dropped in memory as it arrives.",
    need: "recommended",
    slices: ["organization-variables"],
  }),
  right({
    permission: "organization_self_hosted_runners",
    of: "organization",
    title: "Self-hosted runners",
    usedFor: "Which machines run jobs, and which repositories may use them.",
    without: "Runners of the organization stay unseen.",
    need: "recommended",
    slices: ["runner-groups", "organization-runners"],
  }),
  right({
    permission: "organization_custom_org_roles",
    of: "organization",
    title: "Custom organization roles",
    usedFor:
      "Which roles the organization has beside owner and member, and what each allows in it and in its repositories.",
    without: "Who may push to every repository by a role of the organization stays unseen.",
    need: "recommended",
    slices: ["organization-roles"],
  }),
  right({
    permission: "organization_hooks",
    of: "organization",
    title: "Webhooks",
    usedFor: "Where events of every repository are sent, and whether that is signed.",
    without: "Webhooks of the organization stay unseen.",
    risk: "Addresses of webhooks may hold keys: only scheme and host are kept.",
    need: "recommended",
    slices: ["organization-webhooks"],
  }),
  right({
    permission: "organization_personal_access_tokens",
    of: "organization",
    title: "Personal access tokens",
    usedFor:
      "Which fine-grained tokens reach the organization, whose they are, what they may do and when they were last used.",
    without: "Fine-grained tokens stay unseen.",
    need: "recommended",
    appOnly: true,
    slices: ["fine-grained-tokens"],
  }),
  right({
    permission: "organization_personal_access_token_requests",
    of: "organization",
    title: "Personal access token requests",
    usedFor: "Which tokens somebody asks to be let in.",
    without: "Pending requests stay unseen.",
    need: "recommended",
    appOnly: true,
    slices: ["token-requests"],
  }),
];

/** The permission manifest: everything Rollcall can use, in the order it is shown. Nothing in it writes. */
export const RIGHTS: readonly Right[] = [...REQUIRED, ...RECOMMENDED];

/** @throws Error for a name that no right has: a programmer's mistake */
export function rightOf(permission: string): Right {
  const found = RIGHTS.find((candidate) => candidate.permission === permission);
  if (!found) throw new Error(`No right is called ${permission}`);
  return found;
}
