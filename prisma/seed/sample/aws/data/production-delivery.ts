import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import { Since } from "#prisma/seed/sample/github/model/time.ts";
import type { Role } from "../model/account.ts";
import { allow } from "../model/policies.ts";
import { deployment, githubJobs, principals, roleArn } from "../model/trust.ts";
import { deployRole } from "../model/well-run.ts";

const account = AWS_ACCOUNTS.production;
const registry = (name: string) => `arn:aws:ecr:eu-central-1:${account}:repository/${name}`;
const PUSH =
  "ecr:BatchCheckLayerAvailability ecr:CompleteLayerUpload ecr:InitiateLayerUpload ecr:PutImage ecr:UploadLayerPart";

/** Story 2: staging and production, release and build, and since 30 days every repository there is. */
const ciDeployer: Role = {
  name: "ci-deployer",
  team: "web",
  born: 620,
  description: "Deploys the shop and the seat maps",
  trust: new Since(
    30,
    [
      githubJobs(account, "repo:tickets-example/shop:*", "repo:tickets-example/seat-maps:*"),
      principals(roleArn(account, "kiosk-host")),
    ],
    [githubJobs(account, "repo:tickets-example/*"), principals(roleArn(account, "kiosk-host"))],
  ),
  inline: {
    deploy: [
      allow("eks:DescribeCluster eks:ListClusters"),
      allow("ecr:GetAuthorizationToken"),
      allow(PUSH, [registry("shop"), registry("seat-maps")]),
    ],
    // The release of staging goes on from here into that account.
    staging: [allow("sts:AssumeRole", roleArn(AWS_ACCOUNTS.staging, "ticket-deployer"))],
    site: [allow("s3:DeleteObject s3:PutObject", "arn:aws:s3:::tickets-shop-site/*")],
  },
  used: 0.1,
};

/** Story 8: what the release train becomes; an entry of the cluster makes a group of it. */
const releaseTrain: Role = {
  name: "release-train",
  team: "payments",
  born: 500,
  trust: [
    githubJobs(account, "repo:tickets-example/ticket-vault:*", "repo:tickets-example/payments-api:environment:release"),
  ],
  inline: {
    "reach-the-cluster": [allow("eks:DescribeCluster", `arn:aws:eks:eu-central-1:${account}:cluster/prod-eu`)],
  },
  used: 3,
};

export const productionDelivery: readonly Role[] = [
  ciDeployer,
  releaseTrain,
  ...(["payments-api", "refunds", "fares"] as const).map((repository) =>
    deployRole({ account, repository, team: "payments", born: 380 }),
  ),
  deployRole({ account, repository: "streams", team: "data", born: 300 }),
  {
    name: "terraform-plan",
    team: "platform",
    born: 420,
    trust: [
      githubJobs(
        account,
        "repo:tickets-example/infrastructure:pull_request",
        "repo:tickets-example/infrastructure:environment:plan",
      ),
    ],
    attached: ["aws/ReadOnlyAccess"],
    used: 0.3,
  },
  {
    name: "terraform-apply",
    team: "platform",
    born: 420,
    trust: [deployment(account, "infrastructure")],
    attached: ["aws/AdministratorAccess"],
    used: 1,
  },
  {
    name: "certificate-rotation",
    team: "platform",
    born: 300,
    trust: [deployment(account, "certificates")],
    inline: { certificates: [allow("acm:ImportCertificate acm:ListCertificates")] },
    used: 6,
  },
  {
    name: "occupancy-model",
    team: "data",
    born: 400,
    trust: [deployment(account, "occupancy")],
    inline: {
      model: [
        allow("s3:GetObject s3:ListBucket", ["arn:aws:s3:::tickets-occupancy", "arn:aws:s3:::tickets-occupancy/*"]),
      ],
    },
    used: 1,
  },
  // Nobody took the version of the dissolved team away; its repository is archived.
  {
    name: "loyalty-deploy",
    team: "loyalty",
    born: 1080,
    trust: [githubJobs(account, "repo:tickets-example/loyalty-points:*")],
    inline: {
      deploy: [
        allow("ecr:GetAuthorizationToken"),
        allow(PUSH, registry("loyalty-points")),
        allow("lambda:UpdateFunctionCode"),
      ],
    },
    used: 330,
  },
];
