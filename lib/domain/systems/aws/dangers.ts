/** A class of deeds that lead further than they look. */
export interface Danger {
  risk: string;
  /** Actions, any of which is enough. */
  actions: readonly string[];
  /** What it makes possible, in a clause whose resources follow. */
  deed: string;
  /** In few words, for the verdict: `can read secrets in`. */
  claim: string;
}

/** Risk of somebody who may do everything. */
export const ADMIN = "admin";

/**
 * The gravest first. Changing who may do what comes before doing it, and secrets before data.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export const DANGERS: readonly Danger[] = [
  {
    risk: "iam-write",
    actions: [
      "iam:CreatePolicyVersion",
      "iam:SetDefaultPolicyVersion",
      "iam:AttachUserPolicy",
      "iam:AttachGroupPolicy",
      "iam:AttachRolePolicy",
      "iam:PutUserPolicy",
      "iam:PutGroupPolicy",
      "iam:PutRolePolicy",
      "iam:AddUserToGroup",
      "iam:DeleteRolePermissionsBoundary",
      "iam:DeleteUserPermissionsBoundary",
    ],
    deed: "change what others may do, by",
    claim: "can change permissions in",
  },
  {
    risk: "trust-write",
    actions: ["iam:UpdateAssumeRolePolicy"],
    deed: "change who can become a role, by",
    claim: "can change who becomes roles in",
  },
  {
    risk: "credentials",
    actions: ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"],
    deed: "make credentials of others, by",
    claim: "can make credentials of others in",
  },
  {
    risk: "organization",
    actions: ["organizations:AttachPolicy", "organizations:DetachPolicy", "organizations:UpdatePolicy"],
    deed: "change what holds for whole accounts, by",
    claim: "can change organization policies from",
  },
  {
    risk: "pass-role",
    actions: ["iam:PassRole"],
    deed: "hand roles to services, which then act as them, by",
    claim: "can hand roles to services in",
  },
  {
    risk: "assume",
    actions: ["sts:AssumeRole"],
    deed: "become other roles that let it, by",
    claim: "can become other roles from",
  },
  {
    risk: "secrets",
    actions: ["secretsmanager:GetSecretValue", "ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    deed: "read secrets, by",
    claim: "can read secrets in",
  },
  {
    risk: "execute",
    actions: [
      "ssm:SendCommand",
      "ssm:StartSession",
      "ecs:ExecuteCommand",
      "lambda:UpdateFunctionCode",
      "codebuild:StartBuild",
      "ec2-instance-connect:SendSSHPublicKey",
    ],
    deed: "run code on what runs already, by",
    claim: "can run code in",
  },
  {
    risk: "trail",
    actions: ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:PutEventSelectors"],
    deed: "switch off the audit log, by",
    claim: "can switch off the audit log of",
  },
  {
    risk: "push",
    actions: ["ecr:PutImage"],
    deed: "replace images that others run, by",
    claim: "can push images in",
  },
  {
    risk: "write-data",
    actions: ["s3:PutObject", "s3:DeleteObject", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    deed: "change data, by",
    claim: "can change data in",
  },
  {
    risk: "read-data",
    actions: ["s3:GetObject", "dynamodb:GetItem", "dynamodb:Scan", "kms:Decrypt"],
    deed: "read data, by",
    claim: "can read data in",
  },
];
