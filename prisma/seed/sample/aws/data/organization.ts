import type { Reading } from "#prisma/seed/sample/model/cluster.ts";
import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { Account, ManagedPolicy } from "../model/account.ts";
import { allow, deny } from "../model/policies.ts";
import { production } from "./production.ts";
import { sandbox } from "./sandbox.ts";
import { staging } from "./staging.ts";
import { tooling } from "./tooling.ts";

/** A policy of the organization, and the unit it holds in; `Root`: in all of it. */
export interface OrganizationPolicy extends ManagedPolicy {
  type: "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY";
  id: string;
  target: string;
}

const OUTSIDE = { StringNotEquals: { "aws:RequestedRegion": ["eu-central-1", "us-east-1"] } };

/** The organization of the four accounts, as it ever was. */
export const organization = {
  slug: "tickets-aws",
  id: "o-t1ckets0ex",
  rootId: "r-t1ck",
  management: AWS_ACCOUNTS.tooling,
  /** Oldest first; the last one is the present. */
  readings: [{ days: 45 }, { days: 8 }, { minutes: 16 }] satisfies Reading[] as readonly Reading[],
  units: ["Workloads", "Shared"],
  accounts: [production, staging, tooling, sandbox] as readonly Account[],
  policies: [
    {
      type: "SERVICE_CONTROL_POLICY",
      id: "p-FullAWSAccess",
      name: "FullAWSAccess",
      target: "*",
      born: 2000,
      statements: [allow("*")],
    },
    {
      type: "SERVICE_CONTROL_POLICY",
      id: "p-t1ckguard",
      name: "workload-guardrails",
      target: "Workloads",
      born: 600,
      statements: [
        deny("organizations:LeaveOrganization cloudtrail:StopLogging cloudtrail:DeleteTrail"),
        {
          Effect: "Deny",
          NotAction: ["iam:*", "organizations:*", "sts:*", "support:*"],
          Resource: "*",
          Condition: OUTSIDE,
        },
      ],
    },
    {
      type: "RESOURCE_CONTROL_POLICY",
      id: "p-RCPFullAWSAccess",
      name: "RCPFullAWSAccess",
      target: "*",
      born: 600,
      statements: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
    },
  ] as readonly OrganizationPolicy[],
} as const;
