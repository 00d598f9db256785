import type { Repository } from "../model/repository.ts";
import { guarded, mirrorKey, reviewed } from "../model/well-run.ts";

const team = "platform";

export const platform: Repository[] = [
  {
    name: "deploy-workflows",
    team,
    visibility: "internal",
    born: 660,
    environment: "tooling",
    rulesets: [{ ...reviewed(640), approvals: 2 }],
    workflows: { "deploy.yml": { born: 380 }, "release-train.yml": { born: 500 } },
  },
  {
    name: "infrastructure",
    team,
    born: 1400,
    environment: "production",
    access: { "luis-ferro": "admin" },
    rulesets: [{ ...reviewed(1200), approvals: 2 }],
    environments: [
      { ...guarded("team:platform", 420), deployedBy: "apply.yml" },
      { name: "plan", born: 420 },
    ],
    environmentSecrets: [{ name: "TF_API_TOKEN", environment: "production", born: 420, set: 20 }],
    claims: ["repo", "context", "job_workflow_ref"],
    workflows: { "plan.yml": { born: 420 }, "apply.yml": { born: 420 } },
  },
  {
    name: "cluster-config",
    team,
    born: 650,
    environment: "production",
    rulesets: [{ ...reviewed(640), approvals: 2 }],
    keys: [mirrorKey(645), { title: "gitops staging", readOnly: true, addedBy: "luis-ferro", born: 300, used: 0 }],
    workflows: { "validate.yml": { born: 640 } },
  },
  {
    name: "base-images",
    team,
    born: 1200,
    environment: "tooling",
    rulesets: [reviewed(1000)],
    workflows: { "publish.yml": { born: 370 } },
  },
  {
    name: "observability",
    team,
    born: 1300,
    environment: "production",
    rulesets: [reviewed(1200)],
    webhooks: [
      { address: "https://grafana.tickets.example/annotations", born: 500, events: ["deployment"], secret: true },
    ],
    workflows: { "ci.yml": { born: 1200 } },
  },
  {
    name: "certificates",
    team,
    born: 1210,
    environment: "production",
    rulesets: [reviewed(1200)],
    environments: [{ ...guarded("team:platform", 360), deployedBy: "rotate.yml" }],
    workflows: { "rotate.yml": { born: 360 } },
    runs: { "rotate.yml": { every: 30 } },
  },
  {
    name: "herald-config",
    team,
    born: 780,
    visibility: "internal",
    environment: "tooling",
    workflows: { "validate.yml": { born: 770 } },
  },
];
