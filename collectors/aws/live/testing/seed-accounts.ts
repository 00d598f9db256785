import { Agent } from "node:https";
import { CodeBuildClient, CreateProjectCommand } from "@aws-sdk/client-codebuild";
import { EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, ECRClient, SetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { ECSClient, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import { CreateClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand as CreateOrganizationPolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import { CreateSecretCommand, PutResourcePolicyCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import {
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  ListInstancesCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { RIGHTS } from "../rights.ts";
import type { TestServer } from "./collect-live.ts";

/** What a test has made for it. */
export interface Seeded {
  /** The management account and two others, of which the last is production. */
  accounts: [string, string, string];
  /** The credential Rollcall is given: a user of the management account that may become the hub role. */
  key: { "access-key-id": string; "secret-access-key": string };
  hubRole: string;
  organization: string;
}

/** A value no fact, message or file may hold. */
export const CANARY = "canary-e5b1f0-value-of-a-secret";

export const REGION = "eu-west-1";
const MANAGEMENT = "123456789012";

interface Config {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  requestHandler: { httpsAgent: Agent };
}

/**
 * Fills a server with an organization of three accounts and `roles` roles, evenly; not a letter of it is real.
 * @param options `withheld`: actions that the reading role of the production account may not use
 */
export async function seedAccounts(
  { url, ca }: TestServer,
  { roles, withheld = [] }: { roles: number; withheld?: readonly string[] },
): Promise<Seeded> {
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 8 });
  const config: Config = {
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIAROLLCALLSEED0001", secretAccessKey: "seed" },
    requestHandler: { httpsAgent: agent },
  };
  const { organization, members } = await seedOrganization(config);
  const accounts: Seeded["accounts"] = [MANAGEMENT, ...members];
  const each = Math.ceil(roles / accounts.length);
  for (const account of accounts) {
    const own = await configIn(config, account);
    await seedAccount(own, account, each);
    await seedReader(new IAMClient(own), account === members[1] ? withheld : []);
  }
  await seedSignOn(config, members[1]);
  const key = await seedHub(new IAMClient(config));
  agent.destroy();
  return { accounts, key, hubRole: `arn:aws:iam::${MANAGEMENT}:role/rollcall-hub`, organization };
}

/** Whoever becomes a role is in its account from then on. */
async function configIn(config: Config, account: string): Promise<Config> {
  if (account === MANAGEMENT) return config;
  const { Credentials: given } = await new STSClient(config).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/seed`, RoleSessionName: "seed" }),
  );
  const credentials = {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
  };
  return { ...config, credentials };
}

async function seedOrganization(config: Config): Promise<{ organization: string; members: [string, string] }> {
  const client = new OrganizationsClient(config);
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots } = await client.send(new ListRootsCommand({}));
  const root = Roots?.[0]?.Id ?? "";
  await client.send(new EnablePolicyTypeCommand({ RootId: root, PolicyType: "SERVICE_CONTROL_POLICY" }));
  const { OrganizationalUnit } = await client.send(
    new CreateOrganizationalUnitCommand({ ParentId: root, Name: "production" }),
  );
  const unit = OrganizationalUnit?.Id ?? "";
  const create = async (name: string): Promise<string> => {
    const made = await client.send(new CreateAccountCommand({ AccountName: name, Email: `${name}@acme.invalid` }));
    return made.CreateAccountStatus?.AccountId ?? "";
  };
  const members: [string, string] = [await create("staging"), await create("production")];
  const production = members[1];
  await client.send(new MoveAccountCommand({ AccountId: production, SourceParentId: root, DestinationParentId: unit }));
  const tags = [{ Key: "environment", Value: "production" }];
  await client.send(new TagResourceCommand({ ResourceId: production, Tags: tags }));
  const { Policy } = await client.send(
    new CreateOrganizationPolicyCommand({
      Name: "no-leaving",
      Description: "keeps accounts in",
      Type: "SERVICE_CONTROL_POLICY",
      Content: policy("Deny", "organizations:LeaveOrganization"),
    }),
  );
  await client.send(new AttachPolicyCommand({ PolicyId: Policy?.PolicySummary?.Id ?? "", TargetId: unit }));
  return { organization: Organization?.Id ?? "", members };
}

async function seedAccount(config: Config, account: string, roles: number): Promise<void> {
  const iam = new IAMClient(config);
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: "deploy", PolicyDocument: policy("Allow", "ecs:UpdateService") }),
  );
  for (let number = 0; number < roles; number += 1) {
    const RoleName = `service-${String(number).padStart(4, "0")}`;
    await iam.send(
      new CreateRoleCommand({
        ...{ RoleName, Path: "/team/", AssumeRolePolicyDocument: trust({ Service: "ecs-tasks.amazonaws.com" }) },
        ...{ MaxSessionDuration: 7200, Description: "one of many" },
      }),
    );
    if (number % 10 === 0) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy?.Arn ?? "" }));
  }
  await seedUsers(iam);
  const oidc = { Url: "https://token.actions.githubusercontent.com", ClientIDList: ["sts.amazonaws.com"] };
  await iam.send(new CreateOpenIDConnectProviderCommand({ ...oidc, ThumbprintList: ["0".repeat(40)] }));
  await iam.send(new CreateSAMLProviderCommand({ Name: "acme", SAMLMetadataDocument: CANARY.padEnd(1024, "x") }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: "web" }));
  const named = { InstanceProfileName: "web", RoleName: "service-0000" };
  await iam.send(new AddRoleToInstanceProfileCommand(named));
  await seedWorkloads({ ...config, region: REGION }, account);
  await seedSecrets({ ...config, region: REGION }, account);
}

async function seedUsers(iam: IAMClient): Promise<void> {
  for (const UserName of ["ci-deploy", "ci-backup", "alice"]) await iam.send(new CreateUserCommand({ UserName }));
  for (const UserName of ["ci-deploy", "ci-backup"]) await iam.send(new CreateAccessKeyCommand({ UserName }));
  await iam.send(new CreateLoginProfileCommand({ UserName: "alice", Password: CANARY }));
}

async function seedWorkloads(config: Config, account: string): Promise<void> {
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

async function seedSecrets(config: Config, account: string): Promise<void> {
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

async function seedSignOn(config: Config, account: string): Promise<void> {
  const client = new SSOAdminClient(config);
  const { Instances } = await client.send(new ListInstancesCommand({}));
  const InstanceArn = Instances?.[0]?.InstanceArn ?? "";
  const { PermissionSet } = await client.send(
    new CreatePermissionSetCommand({ InstanceArn, Name: "operator", SessionDuration: "PT4H" }),
  );
  const set = { InstanceArn, PermissionSetArn: PermissionSet?.PermissionSetArn ?? "" };
  const InlinePolicy = policy("Allow", "logs:*");
  await client.send(new PutInlinePolicyToPermissionSetCommand({ ...set, InlinePolicy }));
  await client.send(
    new CreateAccountAssignmentCommand({
      ...{ ...set, TargetId: account, TargetType: "AWS_ACCOUNT", PrincipalType: "GROUP" },
      PrincipalId: "3f1a1b2c-0000-4000-8000-000000000001",
    }),
  );
}

/** The hub role, with the rights of the manifest and nothing else, and the user that may become it. */
async function seedHub(iam: IAMClient): Promise<Seeded["key"]> {
  const principal = { AWS: `arn:aws:iam::${MANAGEMENT}:user/rollcall` };
  await iam.send(new CreateUserCommand({ UserName: "rollcall" }));
  await allow(iam, { UserName: "rollcall" }, ["sts:AssumeRole"]);
  await iam.send(new CreateRoleCommand({ RoleName: "rollcall-hub", AssumeRolePolicyDocument: trust(principal) }));
  await allow(iam, { RoleName: "rollcall-hub" }, actionsBy("hub"));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "rollcall" }));
  return { "access-key-id": AccessKey?.AccessKeyId ?? "", "secret-access-key": AccessKey?.SecretAccessKey ?? "" };
}

/** The role of an account, with the rights of the manifest but for what is withheld. */
async function seedReader(iam: IAMClient, withheld: readonly string[]): Promise<void> {
  // In one account moto compares the session's ARN with the trust as it is, where AWS takes the role for its sessions.
  const session = `arn:aws:sts::${MANAGEMENT}:assumed-role/rollcall-hub/rollcall`;
  const principal = { AWS: [`arn:aws:iam::${MANAGEMENT}:role/rollcall-hub`, session] };
  await iam.send(new CreateRoleCommand({ RoleName: "rollcall-reader", AssumeRolePolicyDocument: trust(principal) }));
  const actions = actionsBy("account").filter((action) => !withheld.includes(action));
  await allow(iam, { RoleName: "rollcall-reader" }, actions);
}

function actionsBy(by: "hub" | "account"): string[] {
  return RIGHTS.filter((right) => right.by === by).map(({ action }) => action);
}

async function allow(
  iam: IAMClient,
  whom: { RoleName: string } | { UserName: string },
  actions: string[],
): Promise<void> {
  const named = { PolicyName: "rollcall-reads", PolicyDocument: policy("Allow", actions) };
  if ("RoleName" in whom) await iam.send(new PutRolePolicyCommand({ ...whom, ...named }));
  else await iam.send(new PutUserPolicyCommand({ ...whom, ...named }));
}

function statement(Effect: "Allow" | "Deny", Action: string | string[], Principal?: object): object {
  return { Effect, Action, Resource: "*", ...(Principal ? { Principal } : {}) };
}

function policy(effect: "Allow" | "Deny", action: string | string[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement(effect, action)] });
}

function trust(Principal: object): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
  });
}

/** An archive without files. */
const EMPTY_ZIP = Buffer.concat([Buffer.from("PK\u0005\u0006"), Buffer.alloc(18)]);
