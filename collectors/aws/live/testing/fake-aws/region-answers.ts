import type {
  DescribeAccessEntryCommandOutput,
  DescribeClusterCommandOutput,
  DescribePodIdentityAssociationCommandOutput,
  ListAssociatedAccessPoliciesCommandOutput,
} from "@aws-sdk/client-eks";
import type { AnswerOf, Unmetadata } from "./answers.ts";

const CREATED = new Date("2026-01-02T03:04:05Z");
const THREE = [1, 2, 3];

/** A value that is in answers of AWS and may be in nothing that is kept. */
export const VALUE = "value-of-an-environment-variable";

const OPEN = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "*", Resource: "*" }],
});

/** What the services of a region answer. Shapes that moto has not are checked against those of the SDK. */
export function regionAnswers(): Record<string, AnswerOf> {
  return {
    "ec2:DescribeRegions": () => ({ output: { Regions: [{ RegionName: "eu-west-1" }] } }),
    "ec2:DescribeInstances": (_, { account }) => ({
      output: {
        Reservations: THREE.map((number) => ({
          Instances: [
            {
              InstanceId: `i-000000000000000${number}`,
              State: { Name: "running" },
              IamInstanceProfile: { Arn: `arn:aws:iam::${account}:instance-profile/web` },
              MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2, HttpEndpoint: "enabled" },
            },
          ],
        })),
      },
      list: "Reservations",
    }),
    "lambda:ListFunctions": (_, { account, region }) => ({
      output: {
        Functions: THREE.map((number) => ({
          FunctionName: `function-${number}`,
          FunctionArn: `arn:aws:lambda:${region}:${account}:function:function-${number}`,
          Role: `arn:aws:iam::${account}:role/team/role-0`,
          Environment: { Variables: { PASSWORD: VALUE } },
        })),
      },
      list: "Functions",
    }),
    "ecs:ListTaskDefinitionFamilies": () => ({ output: { families: ["one", "two", "three"] }, list: "families" }),
    "ecs:DescribeTaskDefinition": ({ taskDefinition: family }, { account, region }) => ({
      output: {
        taskDefinition: {
          taskDefinitionArn: `arn:aws:ecs:${region}:${account}:task-definition/${String(family)}:1`,
          family,
          taskRoleArn: `arn:aws:iam::${account}:role/team/role-0`,
          containerDefinitions: [{ name: "api", environment: [{ name: "PASSWORD", value: VALUE }] }],
        },
      },
    }),
    "codebuild:ListProjects": () => ({ output: { projects: ["one", "two", "three"] }, list: "projects" }),
    "codebuild:BatchGetProjects": ({ names }, { account, region }) => ({
      output: {
        projects: (names as string[]).map((name) => ({
          name,
          arn: `arn:aws:codebuild:${region}:${account}:project/${name}`,
          serviceRole: `arn:aws:iam::${account}:role/team/role-0`,
          source: { type: "GITHUB", location: "https://github.com/acme/api" },
          environment: { privilegedMode: true, environmentVariables: [{ name: "PASSWORD", value: VALUE }] },
        })),
        projectsNotFound: [],
      },
    }),
    ...clusterAnswers(),
    ...secretAnswers(),
  };
}

function clusterAnswers(): Record<string, AnswerOf> {
  const principal = (account: string, number: number) => `arn:aws:iam::${account}:role/team/role-${number}`;
  return {
    "eks:ListClusters": () => ({ output: { clusters: ["one", "two", "three"] }, list: "clusters" }),
    "eks:DescribeCluster": ({ name }, { account, region }) => ({
      output: {
        cluster: {
          name: String(name),
          arn: `arn:aws:eks:${region}:${account}:cluster/${String(name)}`,
          version: "1.36",
          createdAt: CREATED,
          endpoint: "https://cluster.invalid",
          identity: { oidc: { issuer: `https://oidc.eks.${region}.amazonaws.com/id/${String(name)}` } },
          accessConfig: { authenticationMode: "API_AND_CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
        },
      } satisfies Unmetadata<DescribeClusterCommandOutput>,
    }),
    "eks:ListAccessEntries": (_, { account }) => ({
      output: { accessEntries: THREE.map((number) => principal(account, number)) },
      list: "accessEntries",
    }),
    "eks:DescribeAccessEntry": ({ clusterName, principalArn }) => ({
      output: {
        accessEntry: {
          clusterName: String(clusterName),
          principalArn: String(principalArn),
          kubernetesGroups: ["deployers"],
          accessEntryArn: "arn:aws:eks:eu-west-1:111111111111:access-entry/one/role/1/a/1",
          username: "deployer",
          type: "STANDARD",
        },
      } satisfies Unmetadata<DescribeAccessEntryCommandOutput>,
    }),
    "eks:ListAssociatedAccessPolicies": ({ clusterName, principalArn }) => ({
      output: {
        clusterName: String(clusterName),
        principalArn: String(principalArn),
        associatedAccessPolicies: [
          {
            policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy",
            accessScope: { type: "namespace", namespaces: ["payments"] },
          },
        ],
      } satisfies Unmetadata<ListAssociatedAccessPoliciesCommandOutput>,
      list: "associatedAccessPolicies",
    }),
    "eks:ListPodIdentityAssociations": ({ clusterName }) => ({
      output: { associations: THREE.map((number) => ({ clusterName, associationId: `a-${number}` })) },
      list: "associations",
    }),
    "eks:DescribePodIdentityAssociation": ({ clusterName, associationId }, { account, region }) => ({
      output: {
        association: {
          clusterName: String(clusterName),
          namespace: "payments",
          serviceAccount: `account-${String(associationId)}`,
          roleArn: principal(account, 0),
          associationArn: `arn:aws:eks:${region}:${account}:podidentityassociation/${String(clusterName)}/${String(associationId)}`,
          associationId: `${String(clusterName)}-${String(associationId)}`,
        },
      } satisfies Unmetadata<DescribePodIdentityAssociationCommandOutput>,
    }),
  };
}

function secretAnswers(): Record<string, AnswerOf> {
  const key = (account: string, region: string) => `arn:aws:kms:${region}:${account}:key/0000-0001`;
  return {
    "secretsmanager:ListSecrets": (_, { account, region }) => ({
      output: {
        SecretList: THREE.map((number) => ({
          ARN: `arn:aws:secretsmanager:${region}:${account}:secret:prod/${number}-AbCdEf`,
          Name: `prod/${number}`,
          KmsKeyId: "alias/secrets",
          CreatedDate: CREATED,
          LastAccessedDate: CREATED,
        })),
      },
      list: "SecretList",
    }),
    "secretsmanager:GetResourcePolicy": ({ SecretId }) => ({ output: { ARN: SecretId, ResourcePolicy: OPEN } }),
    "ssm:DescribeParameters": (_, { account, region }) => ({
      output: {
        Parameters: THREE.map((number) => ({
          ARN: `arn:aws:ssm:${region}:${account}:parameter/prod/${number}`,
          Name: `/prod/${number}`,
          Type: "SecureString",
          KeyId: "alias/aws/ssm",
        })),
      },
      list: "Parameters",
    }),
    "ecr:DescribeRepositories": (_, { account, region }) => ({
      output: {
        repositories: THREE.map((number) => ({
          repositoryArn: `arn:aws:ecr:${region}:${account}:repository/image-${number}`,
          repositoryName: `image-${number}`,
        })),
      },
      list: "repositories",
    }),
    "ecr:GetRepositoryPolicy": ({ repositoryName }) =>
      repositoryName === "image-1"
        ? { error: "RepositoryPolicyNotFoundException" }
        : { output: { repositoryName, policyText: OPEN } },
    "kms:DescribeKey": (_, { account, region }) => ({
      output: { KeyMetadata: { KeyId: "0000-0001", Arn: key(account, region), KeyManager: "CUSTOMER" } },
    }),
    "kms:GetKeyPolicy": () => ({ output: { Policy: OPEN, PolicyName: "default" } }),
  };
}
