import type { Repository } from "../model/repository.ts";
import { guarded, mirrorKey, reviewed, staging } from "../model/well-run.ts";

const team = "payments";

/** Story 11: deploys by a role of its own, from one environment, on runners that live for one job. */
function exemplary(name: string, born: number): Repository {
  return {
    name,
    team,
    born,
    environment: "production",
    rulesets: [reviewed(born - 10)],
    environments: [guarded("team:platform", Math.min(born - 10, 380)), staging(born - 10)],
    workflows: { "ci.yml": { born: born - 5 }, "deploy.yml": { born: Math.min(born - 5, 380) } },
  };
}

/** Story 8, its first steps: what a pull request builds, a release takes. */
const ticketVault: Repository = {
  name: "ticket-vault",
  team,
  born: 1460,
  environment: "production",
  access: { "team:platform": "maintain", "tickets-release": "write" },
  rulesets: [
    {
      name: "main",
      born: 1200,
      approvals: 1,
      checks: ["build"],
      bypass: [{ type: "Integration", of: "tickets-release-train" }, { type: "OrganizationAdmin" }],
    },
  ],
  environments: [
    { name: "release", born: 500, reviewers: ["tickets-release"], adminsBypass: true, deployedBy: "release.yml" },
  ],
  // Story 5: one of three repositories with the archive's key.
  secrets: [
    { name: "AWS_ACCESS_KEY_ID", born: 1450 },
    { name: "AWS_SECRET_ACCESS_KEY", born: 1450 },
  ],
  environmentSecrets: [{ name: "SIGNING_PASSPHRASE", environment: "release", born: 500 }],
  workflows: {
    "pull-request.yml": { born: 500 },
    "release.yml": { born: 500 },
    "archive.yml": { born: 1440 },
  },
};

export const payments: Repository[] = [
  ticketVault,
  { ...exemplary("payments-api", 1480), keys: [mirrorKey(630)], access: { "emil-novak": "maintain" } },
  { ...exemplary("refunds", 1100), access: { "team:web": "read" } },
  {
    ...exemplary("fares", 1390),
    webhooks: [{ address: "https://rates.tickets.example/hooks/fares", born: 600, events: ["release"], secret: true }],
  },
];
