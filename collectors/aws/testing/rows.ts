import type { SliceId } from "../manifest.ts";
import { ACCOUNT, allow, DEPLOY, DETAILS, REPORT, reportRowsOf, rowsOfDetails } from "./account-rows.ts";

const IAM = `arn:aws:iam::${ACCOUNT}`;
const arnOf = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${resource}`;

/** Rows of every listing as AWS gives them, with more in them than is kept. */
export const ROWS: Record<SliceId, Record<string, unknown>[]> = {
  units: [
    {
      Id: "o-exampleorg1",
      Arn: `arn:aws:organizations::${ACCOUNT}:organization/o-exampleorg1`,
      FeatureSet: "ALL",
      MasterAccountArn: `arn:aws:organizations::${ACCOUNT}:account/o-exampleorg1/${ACCOUNT}`,
      MasterAccountEmail: "owner@example.org",
      MasterAccountId: ACCOUNT,
    },
    { Id: "r-ab12", Name: "Root", PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }] },
    { Id: "ou-ab12-11111111", Name: "Production", ParentId: "r-ab12" },
  ],
  accounts: [
    {
      Id: ACCOUNT,
      Arn: `arn:aws:organizations::${ACCOUNT}:account/o-exampleorg1/${ACCOUNT}`,
      Email: "prod@example.org",
      Name: "production",
      Status: "ACTIVE",
      JoinedMethod: "CREATED",
      JoinedTimestamp: new Date("2022-01-01T00:00:00Z"),
      Tags: [{ Key: "environment", Value: "production" }],
      Parents: [
        { Id: "r-ab12", Name: "Root" },
        { Id: "ou-ab12-11111111", Name: "Production" },
      ],
      OrganizationId: "o-exampleorg1",
      MasterAccountId: ACCOUNT,
    },
  ],
  "organization-policies": [
    {
      Id: "p-FullAWSAccess",
      Arn: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
      Name: "FullAWSAccess",
      Description: "Allows access to every operation",
      Type: "SERVICE_CONTROL_POLICY",
      AwsManaged: true,
      Content: JSON.stringify(allow("*")),
      Targets: [{ TargetId: "r-ab12", Arn: "arn:aws:organizations::1:root/x", Name: "Root", Type: "ROOT" }],
    },
    {
      Id: "p-rcp1",
      Arn: `arn:aws:organizations::${ACCOUNT}:policy/o-exampleorg1/resource_control_policy/p-rcp1`,
      Name: "ours-only",
      Type: "RESOURCE_CONTROL_POLICY",
      AwsManaged: false,
      Content: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
      }),
      Targets: [{ TargetId: ACCOUNT, Name: "production", Type: "ACCOUNT" }],
    },
  ],
  "permission-sets": [
    {
      InstanceArn: "arn:aws:sso:::instance/ssoins-1",
      PermissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1/ps-1",
      Name: "Operator",
      Description: "x",
      SessionDuration: "PT8H",
      RelayState: "https://example.org",
      ManagedPolicies: [{ Arn: "arn:aws:iam::aws:policy/ReadOnlyAccess", Name: "ReadOnlyAccess" }],
      CustomerManagedPolicies: [{ Name: "operate", Path: "/team/" }],
      InlinePolicy: JSON.stringify(allow("ec2:RebootInstances")),
      PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "edge", Path: "/" } },
      Assignments: [{ AccountId: ACCOUNT, PrincipalType: "GROUP", PrincipalId: "94c8-1" }],
    },
  ],
  "authorization-details": rowsOfDetails(DETAILS) as Record<string, unknown>[],
  "session-lengths": [
    { RoleId: DEPLOY.RoleId, Arn: DEPLOY.Arn, Description: "Rolls out", MaxSessionDuration: 7200, Path: "/team/" },
  ],
  "access-keys": [
    {
      UserName: "ci",
      UserArn: `${IAM}:user/ci`,
      AccessKeyId: "AKIAEXAMPLE",
      Status: "Active",
      CreateDate: "2023-01-01T00:00:00Z",
      LastUsed: { LastUsedDate: "2026-02-28T10:00:00Z", Region: "eu-west-1", ServiceName: "ecr" },
    },
  ],
  "credential-report": reportRowsOf(REPORT),
  "identity-providers": [
    {
      OidcProviderArn: `${IAM}:oidc-provider/token.actions.githubusercontent.com`,
      Url: "token.actions.githubusercontent.com",
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
      CreateDate: "2024-01-01T00:00:00Z",
    },
    { SamlProviderArn: `${IAM}:saml-provider/idp`, CreateDate: "2024-01-01T00:00:00Z", SAMLMetadataDocument: "<x/>" },
  ],
  "service-last-accessed": [
    {
      Arn: `${IAM}:role/team/deploy`,
      PrincipalId: "AROADEPLOY",
      ServicesLastAccessed: [
        {
          ServiceName: "Amazon S3",
          ServiceNamespace: "s3",
          LastAuthenticated: "2026-02-01T00:00:00Z",
          LastAuthenticatedEntity: "x",
          TotalAuthenticatedEntities: 3,
        },
        { ServiceName: "AWS KMS", ServiceNamespace: "kms" },
      ],
    },
  ],
  instances: [
    {
      InstanceId: "i-0abc",
      State: { Code: 16, Name: "running" },
      IamInstanceProfile: { Arn: `${IAM}:instance-profile/deploy-profile`, Id: "AIPADEPLOY" },
      RoleArn: `${IAM}:role/team/deploy`,
      MetadataOptions: {
        HttpTokens: "optional",
        HttpPutResponseHopLimit: 2,
        HttpEndpoint: "enabled",
        State: "applied",
      },
      UserData: "IyEvYmluL3No",
      KeyName: "ops",
      Tags: [{ Key: "Name", Value: "runner" }],
    },
    {
      InstanceId: "i-0def",
      State: { Name: "terminated" },
      IamInstanceProfile: { Arn: `${IAM}:instance-profile/deploy-profile` },
      RoleArn: `${IAM}:role/team/deploy`,
    },
  ],
  functions: [
    {
      FunctionName: "hook",
      FunctionArn: arnOf("lambda", "function:hook"),
      Role: `${IAM}:role/team/deploy`,
      Description: "x",
      Environment: { Variables: { PASSWORD: "x" } },
    },
  ],
  "task-definitions": [
    {
      taskDefinitionArn: arnOf("ecs", "task-definition/web:12"),
      family: "web",
      revision: 12,
      taskRoleArn: `${IAM}:role/team/deploy`,
      executionRoleArn: `${IAM}:role/pull`,
      containerDefinitions: [{ name: "web", environment: [{ name: "PASSWORD", value: "x" }], secrets: [] }],
    },
  ],
  "build-projects": [
    {
      name: "image",
      arn: arnOf("codebuild", "project/image"),
      serviceRole: `${IAM}:role/team/deploy`,
      source: { type: "GITHUB", location: "https://user:word@github.com/acme/api.git?x=y", buildspec: "x" },
      environment: { privilegedMode: true, environmentVariables: [{ name: "TOKEN", value: "x", type: "PLAINTEXT" }] },
    },
  ],
  clusters: [
    {
      name: "prod-eu",
      arn: arnOf("eks", "cluster/prod-eu"),
      version: "1.33",
      endpoint: "https://ABC.gr7.eu-west-1.eks.amazonaws.com",
      roleArn: `${IAM}:role/eks`,
      createdAt: "2024-01-01T00:00:00.123Z",
      identity: { oidc: { issuer: "https://oidc.eks.eu-west-1.amazonaws.com/id/ABC" } },
      accessConfig: { authenticationMode: "API_AND_CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
      certificateAuthority: { data: "LS0t" },
      tags: { env: "production" },
    },
  ],
  "access-entries": [
    {
      clusterName: "prod-eu",
      clusterArn: arnOf("eks", "cluster/prod-eu"),
      principalArn: `${IAM}:role/team/deploy`,
      accessEntryArn: arnOf("eks", "access-entry/prod-eu/role/1/deploy/x"),
      type: "STANDARD",
      username: "deploy",
      kubernetesGroups: ["deployers"],
      policies: [
        {
          policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
          accessScope: { type: "namespace", namespaces: ["payments"] },
          associatedAt: "2024-01-01T00:00:00Z",
        },
      ],
    },
    {
      clusterArn: arnOf("eks", "cluster/prod-eu"),
      associationArn: arnOf("eks", "podidentityassociation/prod-eu/a-1"),
      associationId: "a-1",
      namespace: "payments",
      serviceAccount: "api",
      roleArn: `${IAM}:role/team/deploy`,
      externalId: "x",
    },
  ],
  secrets: [
    {
      ARN: arnOf("secretsmanager", "secret:prod/db-AbCdEf"),
      Name: "prod/db",
      Description: "x",
      KmsKeyId: arnOf("kms", "key/1234"),
      RotationEnabled: true,
      LastRotatedDate: "2026-01-01T00:00:00Z",
      LastAccessedDate: "2026-02-28T00:00:00Z",
      LastChangedDate: "2026-01-01T00:00:00Z",
      CreatedDate: "2024-01-01T00:00:00Z",
      Tags: [{ Key: "owner", Value: "payments" }],
      SecretVersionsToStages: { a: ["AWSCURRENT"] },
      SecretString: "x",
      ResourcePolicy: JSON.stringify(allow("secretsmanager:GetSecretValue", { Principal: { AWS: `${IAM}:root` } })),
    },
  ],
  parameters: [
    {
      ARN: arnOf("ssm", "parameter/prod/token"),
      Name: "/prod/token",
      Type: "SecureString",
      KeyId: "alias/aws/ssm",
      LastModifiedDate: "2025-01-01T00:00:00Z",
      LastModifiedUser: `${IAM}:user/ada`,
      Description: "x",
      Value: "x",
      Version: 3,
    },
    { ARN: arnOf("ssm", "parameter/prod/size"), Name: "/prod/size", Type: "String", Value: "x" },
  ],
  repositories: [
    {
      repositoryArn: arnOf("ecr", "repository/team/api"),
      repositoryName: "team/api",
      repositoryUri: "x",
      createdAt: "2024-01-01T00:00:00Z",
      imageTagMutability: "MUTABLE",
      policyText: JSON.stringify({
        Version: "2008-10-17",
        Statement: [{ Effect: "Allow", Principal: "*", Action: ["ecr:BatchGetImage"] }],
      }),
    },
  ],
  keys: [{ KeyId: "1234", Arn: arnOf("kms", "key/1234"), Description: "x", Policy: JSON.stringify(allow("kms:*")) }],
};
