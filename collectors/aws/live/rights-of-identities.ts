import { rightsOf } from "./right.ts";
import type { Right } from "./rights.ts";

/** What is asked of IAM in each account. */
export const IAM_RIGHTS: readonly Right[] = [
  ...rightsOf("hub", "required", [
    [
      "sts:AssumeRole",
      "Becomes the reading role of each account. The grant allows that for this one role name. Not used for a single account.",
      "No account but the hub's own is read.",
    ],
  ]),
  ...rightsOf("account", "required", [
    [
      "iam:GetAccountAuthorizationDetails",
      "Roles, users, groups, their policies and who may become them, and when each role was last used, in pages of 1,000.",
      "There is no inventory.",
    ],
  ]),
  ...rightsOf("account", "recommended", [
    [
      "iam:ListRoles",
      "How long a session of each role may last, and what it is for, once a day: the call above does not say that.",
      "How long the credentials of roles live is unknown.",
    ],
    [
      "iam:GetAccountSummary",
      "How many roles, users, groups and policies there are: the check that the list above came whole.",
      "An answer that was cut short by something in between is not noticed.",
    ],
    [
      "iam:GenerateCredentialReport",
      "Has AWS write the report below anew, at most every four hours. It changes nothing else.",
      "The report is as old as when somebody last asked for it, or there is none.",
    ],
    [
      "iam:GetCredentialReport",
      "Passwords, access keys and certificates of users and of the root user: ages, last use, second factors.",
      "Which users have passwords and whether the root user has keys is unknown.",
    ],
    [
      "iam:ListAccessKeys",
      "Ids of the access keys of users that have some: what logs and leaks name them by.",
      "Keys are known by their age only.",
    ],
    [
      "iam:GetAccessKeyLastUsed",
      "When each key was last used, to the minute.",
      "When keys were last used is known by the report only, which may be four hours old.",
    ],
    [
      "iam:ListOpenIDConnectProviders",
      "Which identity providers, such as GitHub or a cluster, the account trusts.",
      "Which workflows and service accounts can become roles is unknown.",
    ],
    [
      "iam:GetOpenIDConnectProvider",
      "For which audiences each provider is trusted.",
      "Which workflows and service accounts can become roles is unknown.",
    ],
    [
      "iam:ListSAMLProviders",
      "Which sign-in systems of people the account trusts.",
      "That roles are open to another sign-in system stays unseen.",
    ],
    [
      "iam:GenerateServiceLastAccessedDetails",
      "Has AWS write, for one role or user at a time, which services it used. It changes nothing else.",
      "Rights that nobody uses are not told from those in use.",
    ],
    [
      "iam:GetServiceLastAccessedDetails",
      "Reads those reports. Attempts that were denied count as use there.",
      "Rights that nobody uses are not told from those in use.",
    ],
  ]),
];

/** What is asked of the organization by the hub role. */
export const ORGANIZATION_RIGHTS: readonly Right[] = [
  ...rightsOf("hub", "recommended", [
    [
      "organizations:DescribeOrganization",
      "Which organization it is, and which account manages it: the policies of the organization do not bind that one.",
      "Accounts of an organization cannot be found; only a single account is read.",
    ],
    [
      "organizations:ListAccounts",
      "Which accounts there are.",
      "Accounts of an organization cannot be found; only a single account is read.",
    ],
    [
      "organizations:ListRoots",
      "Where the tree of the organization begins, and which kinds of policies it uses.",
      "Whether policies of the organization forbid something is unknown.",
    ],
    [
      "organizations:ListOrganizationalUnitsForParent",
      "The tree of organizational units, one call for each.",
      "Whether policies of the organization forbid something is unknown.",
    ],
    [
      "organizations:ListAccountsForParent",
      "Which account lies in which unit, one call for each unit.",
      "Whether policies of the organization forbid something is unknown.",
    ],
    [
      "organizations:ListPolicies",
      "Which service and resource control policies there are.",
      "Whether policies of the organization forbid something is unknown.",
    ],
    [
      "organizations:DescribePolicy",
      "What each of them says.",
      "Whether policies of the organization forbid something is unknown.",
    ],
    [
      "organizations:ListTargetsForPolicy",
      "To which units and accounts each of them is attached.",
      "Whether policies of the organization forbid something is unknown.",
    ],
    [
      "organizations:ListTagsForResource",
      "Tags of accounts, which say what is production and who owns it, one call for each account.",
      "Accounts have no environment and no owner by tags.",
    ],
  ]),
];

const SIGN_ON_LOST = "Which people reach which accounts through IAM Identity Center is unknown.";

/** What is asked of IAM Identity Center by the hub role. */
export const SIGN_ON_RIGHTS: readonly Right[] = rightsOf("hub", "recommended", [
  ["sso:ListInstances", "Whether the organization uses IAM Identity Center, and where.", SIGN_ON_LOST],
  ["sso:ListPermissionSets", "Which permission sets there are.", SIGN_ON_LOST],
  ["sso:DescribePermissionSet", "Their names and how long a session lasts.", SIGN_ON_LOST],
  ["sso:GetInlinePolicyForPermissionSet", "What a permission set allows by a policy of its own.", SIGN_ON_LOST],
  ["sso:GetPermissionsBoundaryForPermissionSet", "What its boundary keeps it from.", SIGN_ON_LOST],
  ["sso:ListManagedPoliciesInPermissionSet", "Which policies of AWS it has.", SIGN_ON_LOST],
  ["sso:ListCustomerManagedPolicyReferencesInPermissionSet", "Which policies of the accounts it has.", SIGN_ON_LOST],
  ["sso:ListAccountsForProvisionedPermissionSet", "In which accounts it is.", SIGN_ON_LOST],
  ["sso:ListAccountAssignments", "To which groups and people it is given there, by their ids.", SIGN_ON_LOST],
]);
