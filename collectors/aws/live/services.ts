import { CodeBuildClient } from "@aws-sdk/client-codebuild";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import { EKSClient } from "@aws-sdk/client-eks";
import { IAMClient, type IAMClientConfig } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SSMClient } from "@aws-sdk/client-ssm";
import { SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { STSClient } from "@aws-sdk/client-sts";

/** What every client of the SDK is made with: those of its settings that all of them have. */
export type ClientConfig = Pick<
  IAMClientConfig,
  | "region"
  | "credentials"
  | "endpoint"
  | "requestHandler"
  | "retryMode"
  | "maxAttempts"
  | "defaultsMode"
  | "authSchemePreference"
  | "useDualstackEndpoint"
  | "useFipsEndpoint"
  | "userAgentAppId"
  | "defaultUserAgentProvider"
  | "logger"
> & { ignoreConfiguredEndpointUrls: boolean; sigv4aSigningRegionSet: string[] };

/** One service of AWS, as this collector uses it. */
export interface Service<Client> {
  /** What its actions begin with: `iam` in `iam:ListRoles`. */
  prefix: string;
  /** Calls a second that AWS takes of one account in one region, as far as it says so; else a careful guess. */
  perSecond: number;
  open(config: ClientConfig): Client;
}

const service = <Client>(prefix: string, perSecond: number, Class: new (config: ClientConfig) => Client) => {
  return { prefix, perSecond, open: (config) => new Class(config) } satisfies Service<Client>;
};

export const CODEBUILD = service("codebuild", 10, CodeBuildClient);
export const EC2 = service("ec2", 20, EC2Client);
export const ECR = service("ecr", 10, ECRClient);
export const ECS = service("ecs", 20, ECSClient);
export const EKS = service("eks", 10, EKSClient);
export const IAM = service("iam", 20, IAMClient);
export const KMS = service("kms", 30, KMSClient);
export const LAMBDA = service("lambda", 15, LambdaClient);
export const ORGANIZATIONS = service("organizations", 8, OrganizationsClient);
export const SECRETS_MANAGER = service("secretsmanager", 20, SecretsManagerClient);
export const SSM = service("ssm", 10, SSMClient);
export const SSO = service("sso", 20, SSOAdminClient);
export const STS = service("sts", 50, STSClient);
