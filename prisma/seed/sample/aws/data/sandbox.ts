import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { Account } from "../model/account.ts";
import { allow } from "../model/policies.ts";
import { principals, rootOf, service } from "../model/trust.ts";
import { organizationAccess, permissionSet, rollcallReader, serviceLinked } from "./every-account.ts";

const id = AWS_ACCOUNTS.sandbox;

/** Where people try things; its credential report may not be read. */
export const sandbox: Account = {
  id,
  name: "tickets sandbox",
  unit: "Shared",
  environment: "sandbox",
  born: 1500,
  roles: [
    ...["notebook", "demo", "load-test"].map((name, number) => ({
      name: `try-${name}`,
      born: 700 - number * 120,
      trust: [service("ec2", "lambda")],
      attached: ["aws/AdministratorAccess"],
      used: 20 + number * 70,
    })),
    {
      name: "everyone",
      born: 640,
      trust: [principals(rootOf(id))],
      inline: { all: [allow("*")] },
      used: 15,
    },
    permissionSet(id, "AdministratorAccess", "4d5e6f7081920314", 800, ["aws/AdministratorAccess"]),
    organizationAccess(AWS_ACCOUNTS.tooling, 1500),
    ...serviceLinked(1490, "Organizations", "SSO"),
    rollcallReader(AWS_ACCOUNTS.tooling),
  ],
  users: [
    {
      name: "hackday",
      born: 610,
      inline: { all: [allow("s3:* lambda:* iam:PassRole")] },
      keys: [{ id: "AKIAEXAMPLEHACKDAY01", born: 610, active: true, used: 300 }],
    },
  ],
  groups: [],
  policies: [],
  instances: [],
  functions: [],
  clusters: [],
  secrets: [],
  denied: {
    "credential-report":
      "iam:GenerateCredentialReport is denied in account 222233334444: grant it to the role rollcall-reader there.",
  },
};
