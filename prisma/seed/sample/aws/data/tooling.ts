import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { Account } from "../model/account.ts";
import { allow } from "../model/policies.ts";
import { githubJobs, principals, rootOf, service } from "../model/trust.ts";
import { permissionSet, serviceLinked } from "./every-account.ts";

const id = AWS_ACCOUNTS.tooling;

/** What everybody shares, and the organization's management account: no SCP holds here. */
export const tooling: Account = {
  id,
  name: "tickets tooling",
  unit: "Shared",
  born: 2000,
  roles: [
    {
      name: "rollcall-hub",
      team: "platform",
      born: 60,
      trust: [service("ec2")],
      inline: {
        accounts: [
          allow("organizations:Describe* organizations:List*"),
          allow("sts:AssumeRole", "arn:aws:iam::*:role/rollcall-reader"),
        ],
      },
      used: 0.02,
    },
    {
      name: "image-publish",
      team: "platform",
      born: 500,
      trust: [githubJobs(id, "repo:tickets-example/base-images:ref:refs/heads/main")],
      inline: {
        publish: [
          allow("ecr:GetAuthorizationToken"),
          allow("ecr:PutImage ecr:UploadLayerPart", `arn:aws:ecr:eu-central-1:${id}:repository/base/*`),
        ],
      },
      used: 4,
    },
    // May hand any role to a build it starts: whoever has it has the account.
    {
      name: "build-starter",
      team: "platform",
      born: 900,
      trust: [principals(rootOf(AWS_ACCOUNTS.sandbox))],
      inline: { build: [allow("codebuild:CreateProject codebuild:StartBuild iam:PassRole")] },
      used: 33,
    },
    {
      name: "build",
      team: "platform",
      born: 900,
      trust: [service("codebuild")],
      attached: ["aws/AdministratorAccess"],
      used: 33,
    },
    {
      name: "log-shipper",
      team: "platform",
      born: 1000,
      trust: [
        principals([rootOf(AWS_ACCOUNTS.production), rootOf(AWS_ACCOUNTS.staging)], {
          StringEquals: { "aws:PrincipalOrgID": "o-t1ckets0ex" },
        }),
      ],
      inline: { logs: [allow("s3:PutObject", "arn:aws:s3:::tickets-logs/*")] },
      used: 0.02,
    },
    permissionSet(id, "AdministratorAccess", "3c4d5e6f70819203", 800, ["aws/AdministratorAccess"]),
    ...serviceLinked(1990, "Organizations", "SSO"),
  ],
  users: [
    {
      name: "terraform-bootstrap",
      team: "platform",
      born: 1600,
      attached: ["aws/AdministratorAccess"],
      keys: [{ id: "AKIAEXAMPLEBOOTSTR01", born: 1600, active: false, used: 420 }],
    },
  ],
  groups: [],
  policies: [],
  github: 500,
  instances: [],
  functions: [],
  clusters: [],
  secrets: [],
};
