import { rightsOf } from "./right.ts";
import type { Right } from "./rights.ts";

const VALUES =
  "The answer holds values of environment variables, some of which may be secrets: they are dropped in memory as it arrives.";

/** What uses roles, region by region. */
export const WORKLOAD_RIGHTS: readonly Right[] = rightsOf("account", "recommended", [
  [
    "ec2:DescribeRegions",
    "Which regions the account has enabled.",
    "Only the regions that are named in the connection are read; without names, none.",
  ],
  [
    "ec2:DescribeInstances",
    "Which instances have a role, and whether containers on them reach it: the hop limit of their metadata.",
    "Which machines hold a role of an instance is unknown.",
    "The answer may hold tags and network addresses of instances: only names and roles are kept. User data is not in it.",
  ],
  ["lambda:ListFunctions", "Which functions run as which role.", "Which functions use a role is unknown.", VALUES],
  [
    "ecs:ListTaskDefinitionFamilies",
    "Which families of task definitions are active.",
    "Which containers use a role is unknown.",
  ],
  [
    "ecs:DescribeTaskDefinition",
    "Roles and secrets of the newest task definition of each family, one call for each.",
    "Which containers use a role is unknown.",
    VALUES,
  ],
  ["codebuild:ListProjects", "Which build projects there are.", "Which builds use a role is unknown."],
  [
    "codebuild:BatchGetProjects",
    "Their roles and which repository they build, a hundred projects in a call.",
    "Which builds use a role is unknown.",
    VALUES,
  ],
  ["eks:ListClusters", "Which clusters there are.", "Which clusters roles reach is unknown."],
  [
    "eks:DescribeCluster",
    "Issuer of the tokens of their service accounts, and how they let roles in.",
    "A cluster that is connected itself cannot be told to be this one.",
  ],
  ["eks:ListAccessEntries", "Which roles and users a cluster lets in.", "Who gets into clusters by AWS is unknown."],
  ["eks:DescribeAccessEntry", "As which user and groups.", "Who gets into clusters by AWS is unknown."],
  [
    "eks:ListAssociatedAccessPolicies",
    "With which access policies, which allow beside the cluster's own roles.",
    "Who gets into clusters by AWS is unknown.",
  ],
  [
    "eks:ListPodIdentityAssociations",
    "Which service accounts of a cluster have a role.",
    "Which pods become a role is unknown.",
  ],
  ["eks:DescribePodIdentityAssociation", "Which role that is.", "Which pods become a role is unknown."],
]);

/** What roles reach, region by region. */
export const RESOURCE_RIGHTS: readonly Right[] = rightsOf("account", "recommended", [
  [
    "secretsmanager:ListSecrets",
    "Names of secrets, whether they are rotated and when they were last read. Never a value.",
    "Stored copies in Secrets Manager stay unseen.",
  ],
  [
    "secretsmanager:GetResourcePolicy",
    "Who else may read a secret, other accounts among them.",
    "That a secret is open to another account stays unseen.",
  ],
  [
    "ssm:DescribeParameters",
    "Names of parameters and which of them are secure. Never a value.",
    "Stored copies in parameters stay unseen.",
  ],
  [
    "ecr:DescribeRepositories",
    "Which image repositories there are.",
    "Who can change the images that workloads run is unknown.",
  ],
  [
    "ecr:GetRepositoryPolicy",
    "Who else may push to them, other accounts among them.",
    "Who can change the images that workloads run is unknown.",
  ],
  [
    "kms:DescribeKey",
    "Which key an alias that a secret names stands for, and whether AWS manages it.",
    "Whether a key keeps somebody from a secret is unknown.",
  ],
  [
    "kms:GetKeyPolicy",
    "Who may use the keys that secrets are encrypted with.",
    "Whether a key keeps somebody from a secret is unknown.",
  ],
]);
