import type * as IAM from "@aws-sdk/client-iam";
import { organizationAnswers } from "./organization-answers.ts";
import { regionAnswers } from "./region-answers.ts";

/** What is asked, in the names of the SDK's inputs. */
export type Asked = Readonly<Record<string, unknown>>;

/** Whose door was knocked at. */
export interface Knock {
  account: string;
  region: string;
}

/** The answers of one operation, in the shape the SDK reads; a list is cut into pages by the server. */
export type AnswerOf = (
  asked: Asked,
  knock: Knock,
) => { output: object; list?: string } | { error: string; status?: number };

export type Unmetadata<Output> = Omit<Output, "$metadata">;

/** Numbers of things in each account. */
export interface Size {
  roles: number;
  users: number;
  policies: number;
}

const CREATED = new Date("2026-01-02T03:04:05Z");

const TRUST = encodeURIComponent(
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
  }),
);

const POLICY = encodeURIComponent(
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }] }),
);

const idOf = (prefix: string, account: string, number: number) =>
  `${prefix}${account}${String(number).padStart(5, "0")}`.slice(0, 21);

/** Every operation that is answered, by its action. */
export function answersOf(size: Size): Readonly<Record<string, AnswerOf>> {
  return { ...identityAnswers(size), ...organizationAnswers(), ...regionAnswers() };
}

function identityAnswers({ roles, users, policies }: Size): Record<string, AnswerOf> {
  const roleArn = (account: string, number: number) => `arn:aws:iam::${account}:role/team/role-${number}`;
  const userArn = (account: string, number: number) => `arn:aws:iam::${account}:user/user-${number}`;
  const count = (length: number) => Array.from({ length }, (_, number) => number);
  return {
    "sts:GetCallerIdentity": (_, { account }) => ({
      output: { Account: account, Arn: `arn:aws:iam::${account}:user/rollcall`, UserId: "AIDA" },
    }),
    "sts:AssumeRole": ({ RoleArn }) => ({
      output: {
        Credentials: {
          AccessKeyId: `ASIA${String(RoleArn).split(":")[4]}`,
          SecretAccessKey: "secret-of-a-session",
          SessionToken: "token-of-a-session",
          Expiration: new Date(Date.now() + 3_600_000),
        },
      },
    }),
    "iam:GetAccountAuthorizationDetails": (_, { account }) => {
      const roleDetails = count(roles).map((number): IAM.RoleDetail => ({
        RoleName: `role-${number}`,
        RoleId: idOf("AROA", account, number),
        Arn: roleArn(account, number),
        Path: "/team/",
        CreateDate: CREATED,
        AssumeRolePolicyDocument: TRUST,
        InstanceProfileList: [],
        RolePolicyList: [{ PolicyName: "own", PolicyDocument: POLICY }],
        AttachedManagedPolicies: [],
        Tags: [{ Key: "team", Value: "payments" }],
      }));
      const userDetails = count(users).map((number): IAM.UserDetail => ({
        UserName: `user-${number}`,
        UserId: idOf("AIDA", account, number),
        Arn: userArn(account, number),
        CreateDate: CREATED,
        GroupList: [],
        AttachedManagedPolicies: [],
      }));
      const details = count(policies).map((number): IAM.ManagedPolicyDetail => ({
        PolicyName: `policy-${number}`,
        PolicyId: idOf("ANPA", account, number),
        Arn: `arn:aws:iam::${account}:policy/policy-${number}`,
        DefaultVersionId: "v1",
        PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: POLICY, CreateDate: CREATED }],
      }));
      return { output: { Details: [...roleDetails, ...userDetails, ...details] }, list: "Details" };
    },
    "iam:ListRoles": (_, { account }) => ({
      output: {
        Roles: count(roles).map((number) => ({
          RoleName: `role-${number}`,
          RoleId: idOf("AROA", account, number),
          Arn: roleArn(account, number),
          MaxSessionDuration: 7200,
          Description: "of a test",
        })),
      },
      list: "Roles",
    }),
    "iam:GetAccountSummary": () => ({
      output: { SummaryMap: { Roles: roles, Users: users, Groups: 0, Policies: policies } },
    }),
    "iam:GenerateCredentialReport": () => ({ output: { State: "COMPLETE" } }),
    "iam:GetCredentialReport": (_, { account }) => ({
      output: {
        Content: Buffer.from(reportOf(count(users).map((number) => [`user-${number}`, userArn(account, number)]))),
        ReportFormat: "text/csv",
        GeneratedTime: new Date(),
      },
    }),
    "iam:ListAccessKeys": ({ UserName }, { account }) => ({
      output: {
        AccessKeyMetadata: [
          {
            UserName,
            AccessKeyId: `AKIA${account}${String(UserName).slice(5)}`,
            Status: "Active",
            CreateDate: CREATED,
          },
        ],
      } as Unmetadata<IAM.ListAccessKeysCommandOutput>,
      list: "AccessKeyMetadata",
    }),
    "iam:GetAccessKeyLastUsed": () => ({
      output: {
        UserName: "user",
        AccessKeyLastUsed: { LastUsedDate: CREATED, ServiceName: "s3", Region: "eu-west-1" },
      },
    }),
    "iam:ListOpenIDConnectProviders": (_, { account }) => ({
      output: { OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${account}:oidc-provider/token.example.org` }] },
    }),
    "iam:GetOpenIDConnectProvider": () => ({
      output: {
        Url: "token.example.org",
        ClientIDList: ["sts.amazonaws.com"],
        ThumbprintList: [],
        CreateDate: CREATED,
      },
    }),
    "iam:ListSAMLProviders": (_, { account }) => ({
      output: { SAMLProviderList: [{ Arn: `arn:aws:iam::${account}:saml-provider/acme`, CreateDate: CREATED }] },
    }),
    "iam:GenerateServiceLastAccessedDetails": ({ Arn }) => ({
      output: { JobId: `job-of-${String(Arn).padEnd(36, "0").slice(-31)}` },
    }),
    "iam:GetServiceLastAccessedDetails": () => ({
      output: {
        JobStatus: "COMPLETED",
        JobCreationDate: CREATED,
        JobCompletionDate: CREATED,
        ServicesLastAccessed: [
          { ServiceName: "Amazon S3", ServiceNamespace: "s3", LastAuthenticated: CREATED },
          { ServiceName: "AWS KMS", ServiceNamespace: "kms" },
        ],
      } satisfies Unmetadata<IAM.GetServiceLastAccessedDetailsCommandOutput>,
    }),
  };
}

/** A report as AWS writes it: the root first. */
function reportOf(users: readonly (readonly [name: string, arn: string])[]): string {
  const header =
    "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated";
  const rows = users.map(
    ([name, arn]) =>
      `${name},${arn},2026-01-02T03:04:05+00:00,false,N/A,N/A,N/A,false,true,2026-01-02T03:04:05+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
  );
  return [header, ...rows].join("\n");
}
