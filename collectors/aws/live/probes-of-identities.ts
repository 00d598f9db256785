import {
  GenerateCredentialReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetOpenIDConnectProviderCommand,
  GetServiceLastAccessedDetailsCommand,
  ListAccessKeysCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolesCommand,
  ListSAMLProvidersCommand,
} from "@aws-sdk/client-iam";
import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
} from "@aws-sdk/client-organizations";
import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
} from "@aws-sdk/client-sso-admin";
import { probe, type Probe } from "./probe.ts";
import { IAM, ORGANIZATIONS, SSO } from "./services.ts";

const ROLE = "rollcall-asks-for-nobody";
const POLICY = "p-00000000";
const SET = {
  InstanceArn: "arn:aws:sso:::instance/ssoins-0000000000000000",
  PermissionSetArn: "arn:aws:sso:::permissionSet/ssoins-0000000000000000/ps-0000000000000000",
};

/** What is asked of IAM. What does not exist is named where something has to be. */
export const IAM_PROBES: Readonly<Record<string, Probe>> = {
  "iam:GetAccountAuthorizationDetails": probe(IAM, (c, o) =>
    c.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1, Filter: ["Role"] }), o),
  ),
  "iam:ListRoles": probe(IAM, (c, o) => c.send(new ListRolesCommand({ MaxItems: 1 }), o)),
  "iam:GetAccountSummary": probe(IAM, (c, o) => c.send(new GetAccountSummaryCommand({}), o)),
  "iam:GenerateCredentialReport": probe(IAM, (c, o) => c.send(new GenerateCredentialReportCommand({}), o)),
  "iam:GetCredentialReport": probe(IAM, (c, o) => c.send(new GetCredentialReportCommand({}), o)),
  "iam:ListAccessKeys": probe(IAM, (c, o) => c.send(new ListAccessKeysCommand({ UserName: ROLE }), o)),
  "iam:GetAccessKeyLastUsed": probe(
    IAM,
    (c, o) => c.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: "AKIA0000000000000000" }), o),
    "vague",
  ),
  "iam:ListOpenIDConnectProviders": probe(IAM, (c, o) => c.send(new ListOpenIDConnectProvidersCommand({}), o)),
  "iam:GetOpenIDConnectProvider": probe(IAM, (c, o, { partition, account }) =>
    c.send(
      new GetOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn: `arn:${partition}:iam::${account}:oidc-provider/rollcall.invalid`,
      }),
      o,
    ),
  ),
  "iam:ListSAMLProviders": probe(IAM, (c, o) => c.send(new ListSAMLProvidersCommand({}), o)),
  "iam:GenerateServiceLastAccessedDetails": probe(IAM, (c, o, { partition, account }) =>
    c.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: `arn:${partition}:iam::${account}:role/${ROLE}` }), o),
  ),
  "iam:GetServiceLastAccessedDetails": probe(IAM, (c, o) =>
    c.send(new GetServiceLastAccessedDetailsCommand({ JobId: "00000000-0000-0000-0000-000000000000" }), o),
  ),
};

/** What is asked of the organization and its Identity Center. */
export const HUB_PROBES: Readonly<Record<string, Probe>> = {
  "organizations:DescribeOrganization": probe(ORGANIZATIONS, (c, o) => c.send(new DescribeOrganizationCommand({}), o)),
  "organizations:ListAccounts": probe(ORGANIZATIONS, (c, o) => c.send(new ListAccountsCommand({ MaxResults: 1 }), o)),
  "organizations:ListRoots": probe(ORGANIZATIONS, (c, o) => c.send(new ListRootsCommand({}), o)),
  "organizations:ListOrganizationalUnitsForParent": probe(ORGANIZATIONS, (c, o) =>
    c.send(new ListOrganizationalUnitsForParentCommand({ ParentId: "r-0000" }), o),
  ),
  "organizations:ListAccountsForParent": probe(ORGANIZATIONS, (c, o) =>
    c.send(new ListAccountsForParentCommand({ ParentId: "r-0000" }), o),
  ),
  "organizations:ListPolicies": probe(ORGANIZATIONS, (c, o) =>
    c.send(new ListPoliciesCommand({ Filter: "SERVICE_CONTROL_POLICY", MaxResults: 1 }), o),
  ),
  "organizations:DescribePolicy": probe(ORGANIZATIONS, (c, o) =>
    c.send(new DescribePolicyCommand({ PolicyId: POLICY }), o),
  ),
  "organizations:ListTargetsForPolicy": probe(ORGANIZATIONS, (c, o) =>
    c.send(new ListTargetsForPolicyCommand({ PolicyId: POLICY }), o),
  ),
  "organizations:ListTagsForResource": probe(ORGANIZATIONS, (c, o, { account }) =>
    c.send(new ListTagsForResourceCommand({ ResourceId: account }), o),
  ),
  "sso:ListInstances": probe(SSO, (c, o) => c.send(new ListInstancesCommand({ MaxResults: 1 }), o)),
  "sso:ListPermissionSets": probe(SSO, (c, o) => c.send(new ListPermissionSetsCommand(SET), o)),
  "sso:DescribePermissionSet": probe(SSO, (c, o) => c.send(new DescribePermissionSetCommand(SET), o)),
  "sso:GetInlinePolicyForPermissionSet": probe(SSO, (c, o) =>
    c.send(new GetInlinePolicyForPermissionSetCommand(SET), o),
  ),
  "sso:GetPermissionsBoundaryForPermissionSet": probe(SSO, (c, o) =>
    c.send(new GetPermissionsBoundaryForPermissionSetCommand(SET), o),
  ),
  "sso:ListManagedPoliciesInPermissionSet": probe(SSO, (c, o) =>
    c.send(new ListManagedPoliciesInPermissionSetCommand(SET), o),
  ),
  "sso:ListCustomerManagedPolicyReferencesInPermissionSet": probe(SSO, (c, o) =>
    c.send(new ListCustomerManagedPolicyReferencesInPermissionSetCommand(SET), o),
  ),
  "sso:ListAccountsForProvisionedPermissionSet": probe(SSO, (c, o) =>
    c.send(new ListAccountsForProvisionedPermissionSetCommand(SET), o),
  ),
  "sso:ListAccountAssignments": probe(SSO, (c, o, { account }) =>
    c.send(new ListAccountAssignmentsCommand({ ...SET, AccountId: account }), o),
  ),
};
