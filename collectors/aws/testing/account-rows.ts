/** The account of the tests. */
export const ACCOUNT = "111122223333";

const IAM = `arn:aws:iam::${ACCOUNT}`;

/** A policy that allows one action. */
export function allow(action: string, more: object = {}) {
  return {
    Version: "2012-10-17",
    Id: "a-name",
    Statement: [{ Sid: "One", Effect: "Allow", Action: action, Resource: "*", ...more }],
  };
}

/** A trust policy that lets these principals in. */
export function trust(principal: unknown, action = "sts:AssumeRole") {
  return { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: principal, Action: action }] };
}

const version = (document: unknown, id = "v1") => ({
  Document: document,
  VersionId: id,
  IsDefaultVersion: true,
  CreateDate: "2024-05-01T08:00:00Z",
});

export const DEPLOY = {
  Path: "/team/",
  RoleName: "deploy",
  RoleId: "AROADEPLOY",
  Arn: `${IAM}:role/team/deploy`,
  CreateDate: "2024-05-01T08:00:00+00:00",
  AssumeRolePolicyDocument: encodeURIComponent(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: [`${IAM}:user/ci`, "arn:aws:iam::999988887777:root", "AROAGONE", "*"],
            Service: "lambda.amazonaws.com",
          },
          Action: "sts:AssumeRole",
          Condition: { StringEquals: { "sts:ExternalId": ["a", "b"] }, Bool: { "aws:MultiFactorAuthPresent": true } },
        },
        {
          Effect: "Allow",
          Principal: { Federated: `${IAM}:oidc-provider/token.actions.githubusercontent.com` },
          Action: "sts:AssumeRoleWithWebIdentity",
        },
        { Effect: "Deny", Principal: { AWS: `${IAM}:user/never` }, Action: "*" },
      ],
    }),
  ),
  InstanceProfileList: [
    {
      Path: "/",
      InstanceProfileName: "deploy-profile",
      InstanceProfileId: "AIPADEPLOY",
      Arn: `${IAM}:instance-profile/deploy-profile`,
      CreateDate: "2024-05-01T08:00:00Z",
      Roles: [{ RoleName: "deploy", AssumeRolePolicyDocument: "{}" }],
    },
  ],
  RolePolicyList: [{ PolicyName: "push", PolicyDocument: allow("ecr:PutImage") }],
  AttachedManagedPolicies: [
    { PolicyName: "ReadOnlyAccess", PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    { PolicyName: "deployer", PolicyArn: `${IAM}:policy/team/deployer` },
  ],
  PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: `${IAM}:policy/edge` },
  Tags: [{ Key: "team", Value: "platform" }],
  RoleLastUsed: { LastUsedDate: "2026-02-27T11:00:00Z", Region: "eu-west-1" },
};

export const CI = {
  Path: "/",
  UserName: "ci",
  UserId: "AIDACI",
  Arn: `${IAM}:user/ci`,
  CreateDate: "2023-01-01T00:00:00Z",
  UserPolicyList: [{ PolicyName: "become", PolicyDocument: allow("sts:AssumeRole") }],
  GroupList: ["robots"],
  AttachedManagedPolicies: [],
  Tags: [],
};

const ROBOTS = {
  Path: "/all/",
  GroupName: "robots",
  GroupId: "AGPAROBOTS",
  Arn: `${IAM}:group/all/robots`,
  CreateDate: "2023-01-01T00:00:00Z",
  GroupPolicyList: [],
  AttachedManagedPolicies: [{ PolicyName: "deployer", PolicyArn: `${IAM}:policy/team/deployer` }],
};

const DEPLOYER = {
  PolicyName: "deployer",
  PolicyId: "ANPADEPLOYER",
  Arn: `${IAM}:policy/team/deployer`,
  Path: "/team/",
  DefaultVersionId: "v2",
  AttachmentCount: 2,
  IsAttachable: true,
  CreateDate: "2024-05-01T08:00:00Z",
  UpdateDate: "2024-06-01T08:00:00Z",
  PolicyVersionList: [
    version(allow("ecs:UpdateService"), "v2"),
    { Document: allow("ecs:*"), VersionId: "v1", IsDefaultVersion: false },
  ],
};

const READ_ONLY = {
  PolicyName: "ReadOnlyAccess",
  PolicyId: "ANPAREADONLY",
  Arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
  Path: "/",
  DefaultVersionId: "v1",
  AttachmentCount: 1,
  CreateDate: "2015-01-01T00:00:00Z",
  PolicyVersionList: [version(JSON.stringify(allow("*:Get*")))],
};

const EDGE = {
  ...DEPLOYER,
  PolicyName: "edge",
  PolicyId: "ANPAEDGE",
  Arn: `${IAM}:policy/edge`,
  DefaultVersionId: "v1",
  PolicyVersionList: [version(allow("*"))],
};

const SUPPORT = {
  Path: "/aws-service-role/support.amazonaws.com/",
  RoleName: "AWSServiceRoleForSupport",
  RoleId: "AROASUPPORT",
  Arn: `${IAM}:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport`,
  CreateDate: "2022-01-01T00:00:00Z",
  AssumeRolePolicyDocument: trust({ Service: "support.amazonaws.com" }),
  InstanceProfileList: [],
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  RoleLastUsed: {},
};

/** What `GetAccountAuthorizationDetails` answers about the account. */
export const DETAILS = {
  UserDetailList: [CI],
  GroupDetailList: [ROBOTS],
  RoleDetailList: [DEPLOY, SUPPORT],
  Policies: [DEPLOYER, READ_ONLY, EDGE],
  IsTruncated: false,
};

/** The rows of an answer like {@link DETAILS}, one after the other. */
export function rowsOfDetails(details: typeof DETAILS): object[] {
  return [...details.RoleDetailList, ...details.UserDetailList, ...details.GroupDetailList, ...details.Policies];
}

const HEADER =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation," +
  "mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region," +
  "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date," +
  "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active," +
  "cert_2_last_rotated";

/** A credential report as AWS writes it: root with a key, a user with two keys and a certificate. */
export const REPORT = [
  HEADER,
  `<root_account>,arn:aws:iam::${ACCOUNT}:root,2022-01-01T00:00:00+00:00,not_supported,2026-01-05T09:00:00+00:00,` +
    "not_supported,not_supported,true,true,2022-01-02T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
  `ci,${IAM}:user/ci,2023-01-01T00:00:00+00:00,false,N/A,N/A,N/A,false,true,2023-01-01T00:00:00+00:00,` +
    "2026-02-28T10:00:00+00:00,eu-west-1,ecr,false,2021-01-01T00:00:00+00:00,N/A,N/A,N/A,true,2023-02-01T00:00:00+00:00,false,N/A",
  `ada,${IAM}:user/people/ada,2023-03-01T00:00:00+00:00,true,2026-02-20T08:00:00+00:00,2025-12-01T00:00:00+00:00,` +
    "2026-03-31T00:00:00+00:00,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
].join("\n");

/** Lines of a report by the names in its header. */
export function reportRowsOf(text: string): Record<string, string>[] {
  const [header = "", ...lines] = text.split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((field, index) => [names[index] ?? "", field])));
}
