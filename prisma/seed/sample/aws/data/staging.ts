import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import { Since } from "#prisma/seed/sample/github/model/time.ts";
import type { Account } from "../model/account.ts";
import { allow } from "../model/policies.ts";
import { deployment, githubJobs, principals, roleArn, serviceAccount } from "../model/trust.ts";
import {
  autoscalerPolicy,
  nodeRole,
  organizationAccess,
  permissionSet,
  rollcallReader,
  serviceLinked,
} from "./every-account.ts";

const id = AWS_ACCOUNTS.staging;
const oidcId = "C04E8D2B6F1A4973A5D8E6B7F8091A2B";

export const staging: Account = {
  id,
  name: "tickets staging",
  unit: "Workloads",
  environment: "staging",
  born: 1900,
  roles: [
    nodeRole(1890),
    {
      name: "ticket-deployer",
      team: "web",
      born: 620,
      trust: [
        principals(roleArn(AWS_ACCOUNTS.production, "ci-deployer")),
        githubJobs(id, "repo:tickets-example/shop:environment:staging"),
      ],
      inline: { deploy: [allow("eks:DescribeCluster eks:ListClusters")] },
      used: 0.2,
    },
    {
      name: "staging-admin",
      team: "platform",
      born: 800,
      trust: [
        principals(
          roleArn(
            id,
            "aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_AdministratorAccess_2b3c4d5e6f708192",
          ),
        ),
      ],
      attached: ["aws/AdministratorAccess"],
      used: 9,
    },
    {
      name: "ticket-signer",
      team: "payments",
      born: 880,
      trust: [serviceAccount(id, oidcId, "ticket-vault", "ticket-signer")],
      inline: {
        sign: [
          allow("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:eu-central-1:${id}:secret:ticket-vault/*`),
        ],
      },
      used: 0.3,
    },
    {
      name: "cluster-autoscaler",
      team: "platform",
      born: 1800,
      trust: [serviceAccount(id, oidcId, "kube-system", "cluster-autoscaler")],
      inline: { scale: autoscalerPolicy("staging-eu") },
      used: 0.02,
    },
    ...["payments-api", "refunds", "fares"].map((repository) => ({
      name: `${repository}-deploy`,
      team: "payments" as const,
      born: 380,
      trust: [deployment(id, repository, "staging")],
      inline: { deploy: [allow("eks:DescribeCluster", `arn:aws:eks:eu-central-1:${id}:cluster/staging-eu`)] },
      used: 0.5,
    })),
    permissionSet(id, "AdministratorAccess", "2b3c4d5e6f708192", 800, ["aws/AdministratorAccess"]),
    organizationAccess(AWS_ACCOUNTS.tooling, 1900),
    ...serviceLinked(1890, "AmazonEKS", "AutoScaling", "Organizations", "SSO"),
    rollcallReader(AWS_ACCOUNTS.tooling),
  ],
  users: [],
  groups: [],
  policies: [],
  github: 620,
  instances: [0, 1].map((number) => ({
    id: `i-0b1a2c3d4e5f6071${number}`,
    name: `staging-eu-node-${number}`,
    role: "eks-node",
    born: 60,
    hopLimit: 2,
    tokensRequired: true,
  })),
  functions: [],
  clusters: [{ name: "staging-eu", oidcId, born: 1890, version: new Since(60, "1.32", "1.33"), entries: [] }],
  secrets: [{ name: "ticket-vault/signing-passphrase", team: "payments", born: 880, rotation: false }],
};
