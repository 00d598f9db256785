import type { AnswerOf } from "./answers.ts";

export const ORGANIZATION = "o-a1b2c3d4e5";
export const ACCOUNTS = ["111111111111", "222222222222"] as const;

const SCP = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] });
const SSO = "arn:aws:sso:::instance/ssoins-0123456789abcdef";
const ROOT = "r-a1b2";

/** What the organization and its Identity Center answer. */
export function organizationAnswers(): Record<string, AnswerOf> {
  const arn = (what: string) => `arn:aws:organizations::${ACCOUNTS[0]}:${what}`;
  return {
    "organizations:DescribeOrganization": () => ({
      output: {
        Organization: {
          Id: ORGANIZATION,
          Arn: arn(`organization/${ORGANIZATION}`),
          FeatureSet: "ALL",
          MasterAccountId: ACCOUNTS[0],
          MasterAccountEmail: "root@acme.invalid",
        },
      },
    }),
    "organizations:ListRoots": () => ({
      output: {
        Roots: [
          {
            Id: ROOT,
            Arn: arn(`root/${ORGANIZATION}/${ROOT}`),
            Name: "Root",
            PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
          },
        ],
      },
      list: "Roots",
    }),
    "organizations:ListOrganizationalUnitsForParent": ({ ParentId }) => ({
      output: {
        OrganizationalUnits:
          ParentId === ROOT
            ? ["one", "two", "three"].map((Name, index) => {
                const Id = `ou-a1b2-0000000${index}`;
                return { Id, Arn: arn(`ou/${ORGANIZATION}/${Id}`), Name };
              })
            : [],
      },
      list: "OrganizationalUnits",
    }),
    "organizations:ListAccountsForParent": ({ ParentId }) => ({
      output: {
        Accounts: ACCOUNTS.filter((_, index) => ParentId === (index === 0 ? ROOT : "ou-a1b2-00000000")).map((Id) => ({
          Id,
        })),
      },
      list: "Accounts",
    }),
    "organizations:ListAccounts": () => ({
      output: {
        Accounts: ACCOUNTS.map((Id) => {
          return {
            Id,
            Arn: arn(`account/${ORGANIZATION}/${Id}`),
            Name: `account ${Id}`,
            Status: "ACTIVE",
            State: "ACTIVE",
          };
        }),
      },
      list: "Accounts",
    }),
    "organizations:ListTagsForResource": () => ({
      output: { Tags: [{ Key: "environment", Value: "production" }] },
      list: "Tags",
    }),
    "organizations:ListPolicies": ({ Filter }) => ({
      output: {
        Policies: Filter === "SERVICE_CONTROL_POLICY" ? [0, 1, 2].map((number) => policyOf(number)) : [],
      },
      list: "Policies",
    }),
    "organizations:DescribePolicy": ({ PolicyId }) => ({
      output: { Policy: { PolicySummary: policyOf(Number(String(PolicyId).slice(-1))), Content: SCP } },
    }),
    "organizations:ListTargetsForPolicy": () => ({
      output: { Targets: [{ TargetId: ROOT, Arn: arn(`root/${ORGANIZATION}/${ROOT}`), Name: "Root", Type: "ROOT" }] },
      list: "Targets",
    }),
    "sso:ListInstances": (_, { region }) => ({
      output: { Instances: region === "us-east-1" ? [{ InstanceArn: SSO, IdentityStoreId: "d-0123456789" }] : [] },
      list: "Instances",
    }),
    "sso:ListPermissionSets": () => ({
      output: { PermissionSets: [1, 2, 3].map((number) => setArn(number)) },
      list: "PermissionSets",
    }),
    "sso:DescribePermissionSet": ({ PermissionSetArn }) => ({
      output: {
        PermissionSet: { Name: `set-${String(PermissionSetArn).slice(-1)}`, PermissionSetArn, SessionDuration: "PT4H" },
      },
    }),
    "sso:GetInlinePolicyForPermissionSet": () => ({ output: { InlinePolicy: SCP } }),
    "sso:GetPermissionsBoundaryForPermissionSet": () => ({ error: "ResourceNotFoundException" }),
    "sso:ListManagedPoliciesInPermissionSet": () => ({
      output: { AttachedManagedPolicies: [{ Name: "ReadOnlyAccess", Arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }] },
      list: "AttachedManagedPolicies",
    }),
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet": () => ({
      output: { CustomerManagedPolicyReferences: [{ Name: "own", Path: "/" }] },
      list: "CustomerManagedPolicyReferences",
    }),
    "sso:ListAccountsForProvisionedPermissionSet": () => ({
      output: { AccountIds: [ACCOUNTS[1]] },
      list: "AccountIds",
    }),
    "sso:ListAccountAssignments": ({ AccountId, PermissionSetArn }) => ({
      output: {
        AccountAssignments: [
          { AccountId, PermissionSetArn, PrincipalType: "GROUP", PrincipalId: "3f1a1b2c-0000-4000-8000-000000000001" },
        ],
      },
      list: "AccountAssignments",
    }),
  };
}

function policyOf(number: number): object {
  const Id = `p-0000000${number}`;
  return {
    Id,
    Arn: `arn:aws:organizations::${ACCOUNTS[0]}:policy/${ORGANIZATION}/service_control_policy/${Id}`,
    Name: `policy ${number}`,
    Type: "SERVICE_CONTROL_POLICY",
    AwsManaged: false,
  };
}

function setArn(number: number): string {
  return `arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-000000000000000${number}`;
}
