import type { OrganizationSecretEntry, Runner, RunnerGroup, Webhook } from "../model/organization.ts";

export const secrets: OrganizationSecretEntry[] = [
  { name: "REGISTRY_PUSH_TOKEN", born: 900, set: 560, repositories: "all" },
  { name: "SLACK_WEBHOOK", born: 1000, repositories: "private" },
  { name: "NPM_READ_TOKEN", born: 700, set: 40, repositories: "private" },
  { name: "NPM_READ_TOKEN", store: "dependabot", born: 700, set: 40, repositories: "all" },
  { name: "LOYALTY_PARTNER_KEY", born: 1100, repositories: ["loyalty-sync", "partner-gateway"] },
  { name: "RELEASE_TRAIN_KEY", born: 500, set: 100, repositories: ["ticket-vault", "payments-api", "refunds"] },
];

export const variables: OrganizationSecretEntry[] = [
  { name: "AWS_REGION", born: 900, repositories: "all" },
  { name: "REGISTRY", born: 900, repositories: "all" },
];

export const runnerGroups: RunnerGroup[] = [
  { name: "Default", default: true, born: 1500, publicRepositories: true, repositories: "all" },
  {
    name: "production-deploy",
    born: 380,
    publicRepositories: false,
    repositories: ["payments-api", "refunds", "fares", "ticket-vault"],
    workflows: ["tickets-example/deploy-workflows/.github/workflows/deploy.yml@refs/heads/main"],
  },
];

export const runners: Runner[] = [
  // Story 4: registered for the kiosks of before, in the network of production, and open to every repository.
  {
    name: "kiosk-prod-01",
    group: "Default",
    ephemeral: false,
    born: 980,
    labels: ["self-hosted", "Linux", "X64", "kiosk-production"],
  },
  {
    name: "build-large-1",
    group: "Default",
    ephemeral: false,
    born: 520,
    labels: ["self-hosted", "Linux", "X64", "large"],
  },
  {
    name: "deploy-a",
    group: "production-deploy",
    ephemeral: true,
    born: 200,
    labels: ["self-hosted", "Linux", "deploy"],
  },
  {
    name: "deploy-b",
    group: "production-deploy",
    ephemeral: true,
    born: 200,
    labels: ["self-hosted", "Linux", "deploy"],
  },
];

export const webhooks: Webhook[] = [
  { address: "https://audit.tickets.example/github", born: 700, events: ["*"], secret: true },
  { address: "http://ci-old.tickets.example/hook", born: 1300, events: ["push", "member"], secret: false },
];
