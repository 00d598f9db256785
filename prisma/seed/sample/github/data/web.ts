import type { Repository } from "../model/repository.ts";
import { Since } from "../model/time.ts";
import { mirrorKey, reviewed, staging } from "../model/well-run.ts";

const team = "web";

/** Stories 2 and 7: one role for staging and production, and the one who approves may change what is approved. */
const shop: Repository = {
  name: "shop",
  team,
  born: 1400,
  environment: "production",
  access: { "anna-koch": "admin", "team:platform": "write", "tickets-bot": "write" },
  rulesets: [
    {
      name: "main",
      born: 1300,
      approvals: 1,
      // Somebody was in a hurry and did not switch it back on.
      enforcement: new Since(12, "active", "evaluate"),
    },
  ],
  environments: [
    {
      name: "production",
      born: 640,
      reviewers: ["anna-koch"],
      preventSelfReview: false,
      adminsBypass: true,
      deployedBy: "release.yml",
      says: "lgtm",
    },
    staging(640),
  ],
  secrets: [
    { name: "KUBECONFIG", born: 560 },
    { name: "SENTRY_TOKEN", born: 800, set: 200 },
  ],
  variables: [
    { name: "NAMESPACE", born: 640 },
    { name: "NAMESPACE", environment: "staging", born: 640 },
  ],
  keys: [{ title: "cdn purge", readOnly: false, addedBy: "anna-koch", born: 5 }],
  workflowDefault: "write",
  mayApprove: true,
  workflows: { "build.yml": { born: 620 }, "image.yml": { born: 560 }, "release.yml": { born: 620 } },
};

export const web: Repository[] = [
  shop,
  {
    name: "seat-maps",
    team,
    born: 1000,
    environment: "production",
    rulesets: [
      reviewed(900),
      { name: "releases", born: 700, approvals: 1, branches: ["refs/heads/release/2024", "refs/heads/release/*-lts"] },
    ],
    environments: [
      staging(640),
      {
        name: "production",
        born: 640,
        reviewers: ["team:web"],
        branches: ["main", "release/2024"],
        deployedBy: "release.yml",
      },
    ],
    // The kiosks' old branch deploys as everybody did before there were roles: on `main` nothing takes this any more.
    environmentSecrets: [{ name: "KUBECONFIG", environment: "production", born: 640 }],
    keys: [mirrorKey(600)],
    workflows: { "ci.yml": { born: 900 }, "release.yml": { born: 620 } },
    branches: {
      "release/2024": {
        born: 700,
        workflows: ["ci.yml", "release.yml"],
        runs: { "release.yml": { every: 33, last: 9, actor: "tickets-bot" } },
      },
    },
  },
  {
    name: "partner-gateway",
    team,
    born: 990,
    environment: "production",
    access: { "ravi-menon": "write" },
    secrets: [{ name: "PARTNER_SFTP_PASSWORD", born: 970 }],
    alerts: [
      {
        type: "slack_incoming_webhook_url",
        title: "Slack Incoming Webhook URL",
        path: "scripts/notify.sh",
        validity: "active",
        born: 350,
      },
    ],
    webhooks: [
      {
        address: "https://hooks.partner.example/in",
        born: 400,
        events: ["push"],
        secret: false,
        checksCertificate: false,
      },
    ],
    workflows: { "ci.yml": { born: 900 }, "label.yml": { born: 300 } },
  },
  {
    name: "station-kiosks",
    team,
    born: 700,
    environment: "production",
    runners: [{ name: "kiosk-lab", ephemeral: false, born: 690, labels: ["self-hosted", "Linux", "ARM64", "lab"] }],
    // Story 10: one listing that is refused.
    denied: {
      "repository-webhooks": "GitHub refused (403): grant the permission Webhooks: read to see where events are sent.",
    },
    workflows: { "ci.yml": { born: 680 }, "kiosk-image.yml": { born: 650, state: "disabled_inactivity" } },
  },
  {
    name: "notifications",
    team,
    born: 820,
    environment: "production",
    rulesets: [reviewed(800)],
    secrets: [{ name: "SMTP_PASSWORD", born: 810, set: 60 }],
    workflows: { "ci.yml": { born: 800 } },
  },
];
