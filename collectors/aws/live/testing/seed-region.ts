import type { Agent } from "node:https";
import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, ECRClient, SetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { CreateClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateSecretCommand, PutResourcePolicyCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { statement } from "./policies.ts";

/** A value no fact, message or file may hold. */
export const CANARY = "canary-e5b1f0-value-of-a-secret";

/** What clients are made with that fill a server. */
export interface SeedConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  requestHandler: { httpsAgent: Agent };
}

/** What uses roles in a region of an account. */
export async function seedWorkloads(config: SeedConfig, account: string): Promise<void> {
  const role = `arn:aws:iam::${account}:role/team/service-0000`;
  const profile = `arn:aws:iam::${account}:instance-profile/web`;
  const environment = [{ name: "PASSWORD", value: CANARY }];
  await new EC2Client(config).send(
    new RunInstancesCommand({
      ...{ ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1, UserData: Buffer.from(CANARY).toString("base64") },
      ...{ IamInstanceProfile: { Arn: profile }, MetadataOptions: { HttpPutResponseHopLimit: 2 } },
    }),
  );
  await new LambdaClient(config).send(
    new CreateFunctionCommand({
      ...{ FunctionName: "resize", Role: role, Runtime: "nodejs22.x", Handler: "index.handler" },
      ...{ Code: { ZipFile: EMPTY_ZIP }, Environment: { Variables: { PASSWORD: CANARY } } },
    }),
  );
  const container = { name: "api", image: "api", memory: 128, environment };
  await new ECSClient(config).send(
    new RegisterTaskDefinitionCommand({ family: "api", taskRoleArn: role, containerDefinitions: [container] }),
  );
  await new CodeBuildClient(config).send(
    new CreateProjectCommand({
      ...{ name: "build", serviceRole: role, artifacts: { type: "NO_ARTIFACTS" } },
      source: { type: "GITHUB", location: "https://github.com/acme/api" },
      environment: {
        ...{ type: "LINUX_CONTAINER", image: "standard", computeType: "BUILD_GENERAL1_SMALL" },
        environmentVariables: environment,
      },
    }),
  );
  await new EKSClient(config).send(
    new CreateClusterCommand({
      name: "prod",
      roleArn: role,
      resourcesVpcConfig: { subnetIds: ["subnet-1", "subnet-2"] },
    }),
  );
}

/** What roles reach there. */
export async function seedSecrets(config: SeedConfig, account: string): Promise<void> {
  const kms = new KMSClient(config);
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: "of secrets" }));
  await kms.send(new CreateAliasCommand({ AliasName: "alias/secrets", TargetKeyId: KeyMetadata?.KeyId ?? "" }));
  const manager = new SecretsManagerClient(config);
  const { ARN } = await manager.send(
    new CreateSecretCommand({ Name: "prod/db", SecretString: CANARY, KmsKeyId: "alias/secrets" }),
  );
  const ResourcePolicy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [statement("Allow", "secretsmanager:GetSecretValue", { AWS: `arn:aws:iam::${account}:root` })],
  });
  await manager.send(new PutResourcePolicyCommand({ SecretId: ARN ?? "", ResourcePolicy }));
  await new SSMClient(config).send(
    new PutParameterCommand({ Name: "/prod/token", Type: "SecureString", Value: CANARY }),
  );
  const ecr = new ECRClient(config);
  for (const repositoryName of ["api", "web"]) await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const policyText = JSON.stringify({
    Version: "2012-10-17",
    Statement: [statement("Allow", "ecr:BatchGetImage", { AWS: "arn:aws:iam::999999999999:root" })],
  });
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: "api", policyText }));
}

/** An archive without files. */
const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);
