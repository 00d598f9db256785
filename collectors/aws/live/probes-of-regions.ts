import { BatchGetProjectsCommand, ListProjectsCommand } from "@aws-sdk/client-codebuild";
import { DescribeInstancesCommand, DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import { DescribeRepositoriesCommand, GetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { DescribeTaskDefinitionCommand, ListTaskDefinitionFamiliesCommand } from "@aws-sdk/client-ecs";
import {
  DescribeAccessEntryCommand,
  DescribeClusterCommand,
  DescribePodIdentityAssociationCommand,
  ListAccessEntriesCommand,
  ListAssociatedAccessPoliciesCommand,
  ListClustersCommand,
  ListPodIdentityAssociationsCommand,
} from "@aws-sdk/client-eks";
import { DescribeKeyCommand, GetKeyPolicyCommand } from "@aws-sdk/client-kms";
import { ListFunctionsCommand } from "@aws-sdk/client-lambda";
import { GetResourcePolicyCommand, ListSecretsCommand } from "@aws-sdk/client-secrets-manager";
import { DescribeParametersCommand } from "@aws-sdk/client-ssm";
import { probe, type Probe } from "./probe.ts";
import { CODEBUILD, EC2, ECR, ECS, EKS, KMS, LAMBDA, SECRETS_MANAGER, SSM } from "./services.ts";

const NOTHING = "rollcall-asks-for-nothing";
const CLUSTER = { clusterName: NOTHING };
const ENTRY = { ...CLUSTER, principalArn: `arn:aws:iam::000000000000:role/${NOTHING}` };
const KEY = { KeyId: "00000000-0000-0000-0000-000000000000" };

/** What is asked in regions. What does not exist is named where something has to be. */
export const REGION_PROBES: Readonly<Record<string, Probe>> = {
  "ec2:DescribeRegions": probe(EC2, (c, o) => c.send(new DescribeRegionsCommand({}), o)),
  "ec2:DescribeInstances": probe(EC2, (c, o) => c.send(new DescribeInstancesCommand({ MaxResults: 5 }), o)),
  "lambda:ListFunctions": probe(LAMBDA, (c, o) => c.send(new ListFunctionsCommand({ MaxItems: 1 }), o)),
  "ecs:ListTaskDefinitionFamilies": probe(ECS, (c, o) =>
    c.send(new ListTaskDefinitionFamiliesCommand({ maxResults: 1 }), o),
  ),
  "ecs:DescribeTaskDefinition": probe(ECS, (c, o) =>
    c.send(new DescribeTaskDefinitionCommand({ taskDefinition: NOTHING }), o),
  ),
  "codebuild:ListProjects": probe(CODEBUILD, (c, o) => c.send(new ListProjectsCommand({}), o)),
  "codebuild:BatchGetProjects": probe(CODEBUILD, (c, o) =>
    c.send(new BatchGetProjectsCommand({ names: [NOTHING] }), o),
  ),
  "eks:ListClusters": probe(EKS, (c, o) => c.send(new ListClustersCommand({ maxResults: 1 }), o)),
  "eks:DescribeCluster": probe(EKS, (c, o) => c.send(new DescribeClusterCommand({ name: NOTHING }), o)),
  "eks:ListAccessEntries": probe(EKS, (c, o) => c.send(new ListAccessEntriesCommand(CLUSTER), o)),
  "eks:DescribeAccessEntry": probe(EKS, (c, o) => c.send(new DescribeAccessEntryCommand(ENTRY), o)),
  "eks:ListAssociatedAccessPolicies": probe(EKS, (c, o) => c.send(new ListAssociatedAccessPoliciesCommand(ENTRY), o)),
  "eks:ListPodIdentityAssociations": probe(EKS, (c, o) => c.send(new ListPodIdentityAssociationsCommand(CLUSTER), o)),
  "eks:DescribePodIdentityAssociation": probe(EKS, (c, o) =>
    c.send(new DescribePodIdentityAssociationCommand({ ...CLUSTER, associationId: "a-00000000000000000" }), o),
  ),
  "secretsmanager:ListSecrets": probe(SECRETS_MANAGER, (c, o) => c.send(new ListSecretsCommand({ MaxResults: 1 }), o)),
  "secretsmanager:GetResourcePolicy": probe(SECRETS_MANAGER, (c, o) =>
    c.send(new GetResourcePolicyCommand({ SecretId: NOTHING }), o),
  ),
  "ssm:DescribeParameters": probe(SSM, (c, o) => c.send(new DescribeParametersCommand({ MaxResults: 1 }), o)),
  "ecr:DescribeRepositories": probe(ECR, (c, o) => c.send(new DescribeRepositoriesCommand({ maxResults: 1 }), o)),
  "ecr:GetRepositoryPolicy": probe(ECR, (c, o) =>
    c.send(new GetRepositoryPolicyCommand({ repositoryName: NOTHING }), o),
  ),
  "kms:DescribeKey": probe(KMS, (c, o) => c.send(new DescribeKeyCommand(KEY), o), "vague"),
  "kms:GetKeyPolicy": probe(KMS, (c, o) => c.send(new GetKeyPolicyCommand(KEY), o), "vague"),
};
