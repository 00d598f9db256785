import type { Ability } from "../../../reach/ability.ts";

/** Actions on one kind of thing that give an ability, and the ARN of any such thing: `{account}`, `*` for what is chosen. */
export interface AbilityActions {
  on: string;
  actions: readonly string[];
  /** What must be held together with them: an action, and on what. */
  beside?: readonly [action: string, on: string];
}

/**
 * What an action gives on what an account holds: reviewed against AWS's own list of actions, of which each here is one.
 * Listing and describing are no reading: names are not data. Of code that runs already, calling it is no executing: what it
 * does then is decided by who wrote it.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ABILITY_ACTIONS: Readonly<Record<Ability, readonly AbilityActions[]>> = {
  read: [
    { on: "arn:aws:s3:::*/*", actions: ["s3:GetObject", "s3:GetObjectVersion"] },
    {
      on: "arn:aws:dynamodb:*:{account}:table/*",
      actions: [
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:PartiQLSelect",
      ],
    },
    { on: "arn:aws:dynamodb:*:{account}:table/*/stream/*", actions: ["dynamodb:GetRecords"] },
    {
      on: "arn:aws:logs:*:{account}:log-group:*",
      actions: ["logs:FilterLogEvents", "logs:StartQuery", "logs:StartLiveTail", "logs:Unmask"],
    },
    { on: "arn:aws:logs:*:{account}:log-group:*:log-stream:*", actions: ["logs:GetLogEvents"] },
    {
      on: "arn:aws:ssm:*:{account}:parameter/*",
      actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath", "ssm:GetParameterHistory"],
    },
    {
      on: "arn:aws:rds:*:{account}:cluster:*",
      actions: ["rds-data:ExecuteStatement", "rds-data:BatchExecuteStatement"],
    },
    { on: "arn:aws:rds-db:*:{account}:dbuser:*/*", actions: ["rds-db:connect"] },
    { on: "arn:aws:athena:*:{account}:workgroup/*", actions: ["athena:GetQueryResults"] },
    { on: "arn:aws:kinesis:*:{account}:stream/*", actions: ["kinesis:GetRecords"] },
    { on: "arn:aws:sqs:*:{account}:*", actions: ["sqs:ReceiveMessage"] },
    { on: "arn:aws:ecr:*:{account}:repository/*", actions: ["ecr:GetDownloadUrlForLayer"] },
    { on: "arn:aws:lambda:*:{account}:function:*", actions: ["lambda:GetFunction"] },
    { on: "arn:aws:codecommit:*:{account}:*", actions: ["codecommit:GitPull", "codecommit:GetFile"] },
    { on: "arn:aws:ec2:*::snapshot/*", actions: ["ebs:GetSnapshotBlock"] },
    { on: "arn:aws:es:*:{account}:domain/*", actions: ["es:ESHttpGet"] },
    { on: "arn:aws:elasticfilesystem:*:{account}:file-system/*", actions: ["elasticfilesystem:ClientMount"] },
    {
      on: "arn:aws:cognito-idp:*:{account}:userpool/*",
      actions: ["cognito-idp:AdminGetUser", "cognito-idp:ListUsers"],
    },
    { on: "arn:aws:cassandra:*:{account}:/keyspace/*/table/*", actions: ["cassandra:Select"] },
    { on: "arn:aws:timestream:*:{account}:database/*/table/*", actions: ["timestream:Select"] },
    { on: "arn:aws:neptune-db:*:{account}:*/*", actions: ["neptune-db:ReadDataViaQuery"] },
  ],
  write: [
    { on: "arn:aws:s3:::*/*", actions: ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"] },
    { on: "arn:aws:s3:::*", actions: ["s3:PutBucketPolicy", "s3:DeleteBucket", "s3:PutLifecycleConfiguration"] },
    {
      on: "arn:aws:dynamodb:*:{account}:table/*",
      actions: [
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteTable",
      ],
    },
    { on: "arn:aws:logs:*:{account}:log-group:*", actions: ["logs:DeleteLogGroup", "logs:PutRetentionPolicy"] },
    { on: "arn:aws:ssm:*:{account}:parameter/*", actions: ["ssm:PutParameter", "ssm:DeleteParameter"] },
    {
      on: "arn:aws:rds:*:{account}:cluster:*",
      actions: ["rds-data:ExecuteStatement", "rds:DeleteDBCluster", "rds:ModifyDBCluster"],
    },
    { on: "arn:aws:rds:*:{account}:db:*", actions: ["rds:ModifyDBInstance", "rds:DeleteDBInstance"] },
    { on: "arn:aws:kinesis:*:{account}:stream/*", actions: ["kinesis:PutRecord", "kinesis:PutRecords"] },
    { on: "arn:aws:sqs:*:{account}:*", actions: ["sqs:SendMessage", "sqs:DeleteMessage", "sqs:PurgeQueue"] },
    { on: "arn:aws:sns:*:{account}:*", actions: ["sns:Publish"] },
    { on: "arn:aws:ec2:*:{account}:instance/*", actions: ["ec2:TerminateInstances", "ec2:StopInstances"] },
    { on: "arn:aws:ec2:*:{account}:security-group/*", actions: ["ec2:AuthorizeSecurityGroupIngress"] },
    { on: "arn:aws:route53:::hostedzone/*", actions: ["route53:ChangeResourceRecordSets"] },
    {
      on: "arn:aws:secretsmanager:*:{account}:secret:*",
      actions: ["secretsmanager:PutSecretValue", "secretsmanager:DeleteSecret"],
    },
    { on: "arn:aws:kms:*:{account}:key/*", actions: ["kms:ScheduleKeyDeletion"] },
    { on: "arn:aws:cassandra:*:{account}:/keyspace/*/table/*", actions: ["cassandra:Modify"] },
    { on: "arn:aws:timestream:*:{account}:database/*/table/*", actions: ["timestream:WriteRecords"] },
    { on: "arn:aws:codecommit:*:{account}:*", actions: ["codecommit:GitPush"] },
    { on: "arn:aws:es:*:{account}:domain/*", actions: ["es:ESHttpPut", "es:ESHttpPost", "es:ESHttpDelete"] },
    { on: "arn:aws:elasticfilesystem:*:{account}:file-system/*", actions: ["elasticfilesystem:ClientWrite"] },
    { on: "arn:aws:ec2:*:{account}:volume/*", actions: ["ec2:DeleteVolume"] },
    {
      on: "arn:aws:autoscaling:*:{account}:autoScalingGroup:*:autoScalingGroupName/*",
      actions: ["autoscaling:TerminateInstanceInAutoScalingGroup"],
    },
    { on: "arn:aws:acm:*:{account}:certificate/*", actions: ["acm:ImportCertificate"] },
  ],
  secrets: [
    {
      on: "arn:aws:secretsmanager:*:{account}:secret:*",
      actions: ["secretsmanager:GetSecretValue", "secretsmanager:PutResourcePolicy"],
    },
    { on: "arn:aws:ec2:*:{account}:instance/*", actions: ["ec2:GetPasswordData"] },
    { on: "arn:aws:acm:*:{account}:certificate/*", actions: ["acm:ExportCertificate"] },
    { on: "arn:aws:redshift:*:{account}:dbuser:*/*", actions: ["redshift:GetClusterCredentials"] },
    { on: "arn:aws:redshift:*:{account}:dbname:*/*", actions: ["redshift:GetClusterCredentialsWithIAM"] },
    { on: "arn:aws:cognito-idp:*:{account}:userpool/*", actions: ["cognito-idp:DescribeUserPoolClient"] },
  ],
  execute: [
    {
      on: "arn:aws:ec2:*:{account}:instance/*",
      actions: ["ssm:SendCommand"],
      beside: ["ssm:SendCommand", "arn:aws:ssm:*:*:document/*"],
    },
    { on: "arn:aws:lambda:*:{account}:function:*", actions: ["lambda:UpdateFunctionCode"] },
    {
      on: "arn:aws:ec2:*:{account}:instance/*",
      actions: ["ssm:StartSession", "ec2-instance-connect:SendSSHPublicKey"],
    },
    { on: "arn:aws:ecs:*:{account}:task-definition/*", actions: ["ecs:RunTask", "ecs:StartTask"] },
    { on: "arn:aws:ecs:*:{account}:task/*", actions: ["ecs:ExecuteCommand"] },
    { on: "arn:aws:ecs:*:{account}:service/*", actions: ["ecs:UpdateService"] },
    {
      on: "arn:aws:codebuild:*:{account}:project/*",
      actions: ["codebuild:StartBuild", "codebuild:StartBuildBatch", "codebuild:UpdateProject"],
    },
    { on: "arn:aws:ecr:*:{account}:repository/*", actions: ["ecr:PutImage"] },
    {
      on: "arn:aws:cloudformation:*:{account}:stack/*",
      actions: ["cloudformation:UpdateStack", "cloudformation:CreateStack", "cloudformation:ExecuteChangeSet"],
    },
    { on: "arn:aws:glue:*:{account}:job/*", actions: ["glue:UpdateJob"] },
    { on: "arn:aws:states:*:{account}:stateMachine:*", actions: ["states:UpdateStateMachine"] },
    { on: "arn:aws:ssm:*:{account}:automation-definition/*", actions: ["ssm:StartAutomationExecution"] },
  ],
  admin: [
    {
      on: "arn:aws:iam::{account}:role/*",
      actions: [
        "iam:PutRolePolicy",
        "iam:AttachRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:DeleteRolePermissionsBoundary",
      ],
    },
    {
      on: "arn:aws:iam::{account}:user/*",
      actions: ["iam:PutUserPolicy", "iam:AttachUserPolicy", "iam:DeleteUserPermissionsBoundary"],
    },
    {
      on: "arn:aws:iam::{account}:group/*",
      actions: ["iam:PutGroupPolicy", "iam:AttachGroupPolicy", "iam:AddUserToGroup"],
    },
    { on: "arn:aws:iam::{account}:policy/*", actions: ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"] },
    { on: "arn:aws:iam::{account}:oidc-provider/*", actions: ["iam:CreateOpenIDConnectProvider"] },
    { on: "arn:aws:iam::{account}:saml-provider/*", actions: ["iam:UpdateSAMLProvider"] },
    { on: "arn:aws:eks:*:{account}:cluster/*", actions: ["eks:CreateAccessEntry"] },
    {
      on: "arn:aws:eks:*:{account}:access-entry/*/*/*/*/*",
      actions: ["eks:AssociateAccessPolicy", "eks:UpdateAccessEntry"],
    },
    { on: "arn:aws:organizations::{account}:policy/*/*/*", actions: ["organizations:UpdatePolicy"] },
    {
      on: "arn:aws:sso:::permissionSet/*/*",
      actions: ["sso:PutInlinePolicyToPermissionSet", "sso:CreateAccountAssignment"],
    },
  ],
};
