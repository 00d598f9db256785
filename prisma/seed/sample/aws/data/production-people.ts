import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { Role } from "../model/account.ts";
import { principals, rootOf } from "../model/trust.ts";
import { organizationAccess, permissionSet } from "./every-account.ts";

const account = AWS_ACCOUNTS.production;

export const productionPeople: readonly Role[] = [
  permissionSet(account, "AdministratorAccess", "0f1e2d3c4b5a6978", 800, ["aws/AdministratorAccess"]),
  permissionSet(account, "ReadOnlyAccess", "1a2b3c4d5e6f7081", 800, ["aws/ReadOnlyAccess"]),
  organizationAccess(AWS_ACCOUNTS.tooling, 1960),
  {
    name: "break-glass",
    team: "platform",
    born: 700,
    description: "For the night when single sign-on is down",
    trust: [principals(rootOf(account), { Bool: { "aws:MultiFactorAuthPresent": "true" } })],
    attached: ["aws/AdministratorAccess"],
  },
];
