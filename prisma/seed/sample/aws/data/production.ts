import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { Account } from "../model/account.ts";
import { allow, deny } from "../model/policies.ts";
import { rollcallReader, serviceLinked } from "./every-account.ts";
import { PRODUCTION_CLUSTER, productionClusterRoles } from "./production-cluster.ts";
import { productionDelivery } from "./production-delivery.ts";
import { productionPeople } from "./production-people.ts";
import { productionServiceFunctions, productionServiceRoles } from "./production-services.ts";
import { productionUsers } from "./production-users.ts";

const id = AWS_ACCOUNTS.production;

export const production: Account = {
  id,
  name: "tickets production",
  unit: "Workloads",
  environment: "production",
  born: 1960,
  roles: [
    ...productionDelivery,
    ...productionClusterRoles,
    ...productionServiceRoles,
    ...productionPeople,
    ...serviceLinked(1950, "AmazonEKS", "AutoScaling", "ElasticLoadBalancing", "RDS", "Organizations", "SSO"),
    rollcallReader(AWS_ACCOUNTS.tooling),
  ],
  users: productionUsers,
  groups: [{ name: "operators", born: 1900, attached: ["aws/ReadOnlyAccess"] }],
  policies: [
    {
      name: "deploy-boundary",
      born: 640,
      // What a deploying role may do at most, whatever it is given.
      statements: [allow("ecr:* eks:DescribeCluster s3:* sts:GetCallerIdentity"), deny("iam:* organizations:*")],
    },
    {
      name: "archive-write",
      born: 1460,
      statements: [
        allow("s3:GetObject s3:PutObject", [
          "arn:aws:s3:::tickets-archive/*",
          "arn:aws:s3:::tickets-archive-staging/*",
        ]),
        allow("s3:ListBucket", ["arn:aws:s3:::tickets-archive", "arn:aws:s3:::tickets-archive-staging"]),
      ],
    },
    {
      name: "ticket-signing",
      born: 900,
      statements: [
        allow("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:eu-central-1:${id}:secret:ticket-vault/*`),
        allow("kms:Sign", `arn:aws:kms:eu-central-1:${id}:key/3f1a7c52-0d84-4b7e-9f5e-6a1b2c3d4e5f`),
      ],
    },
  ],
  github: 640,
  instances: [
    // Story 4: the host of the forgotten runner.
    {
      id: "i-0c1d2e3f4a5b60718",
      name: "kiosk-prod-01",
      role: "kiosk-host",
      born: 980,
      hopLimit: 2,
      tokensRequired: false,
    },
    ...[0, 1, 2].map((number) => ({
      id: `i-0a1b2c3d4e5f6071${number}`,
      name: `prod-eu-node-${number}`,
      role: "eks-node",
      born: 45,
      hopLimit: 1,
      tokensRequired: true,
    })),
  ],
  functions: productionServiceFunctions,
  clusters: [PRODUCTION_CLUSTER],
  secrets: [
    { name: "ticket-vault/signing-passphrase", team: "payments", born: 900, rotation: false, rotated: 900 },
    { name: "payments/psp-credentials", team: "payments", born: 800, rotation: true, rotated: 12 },
    { name: "shop/session-key", team: "web", born: 700, rotation: true, rotated: 25 },
    { name: "loyalty/points-db", team: "loyalty", born: 1100, rotation: false },
  ],
};
