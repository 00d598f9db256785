import type { App } from "../model/organization.ts";
import { Since } from "../model/time.ts";

/** Story 6: came for a migration, may do everything everywhere, and is still there. */
const migrator: App = {
  slug: "bigmove-migrator",
  title: "BigMove Migrator",
  owner: "bigmove-example",
  born: 460,
  repositories: "all",
  permissions: {
    actions: "write",
    administration: "write",
    contents: "write",
    members: "read",
    metadata: "read",
    organization_hooks: "write",
    secrets: "write",
    workflows: "write",
  },
  events: ["push", "repository", "member"],
};

export const apps: App[] = [
  migrator,
  {
    slug: "dependency-herald",
    title: "Dependency Herald",
    owner: "herald-example",
    born: 800,
    repositories: null,
    permissions: { contents: "write", issues: "write", metadata: "read", pull_requests: "write" },
    events: ["push", "pull_request"],
  },
  {
    slug: "tickets-release-train",
    title: "Release train",
    owner: "tickets-example",
    born: 500,
    repositories: ["ticket-vault", "payments-api", "refunds"],
    // It learned to change workflow files when the train got its own.
    permissions: new Since<Record<string, string>>(
      30,
      { contents: "read", deployments: "write", metadata: "read" },
      { contents: "write", deployments: "write", metadata: "read", workflows: "write" },
    ),
    events: ["deployment"],
  },
  {
    slug: "cluster-gitops",
    title: "Cluster GitOps",
    owner: "tickets-example",
    born: 640,
    repositories: ["cluster-config"],
    permissions: { contents: "read", metadata: "read" },
  },
  {
    slug: "coverage-report",
    title: "Coverage report",
    owner: "coverage-example",
    born: 900,
    repositories: null,
    permissions: { checks: "write", contents: "read", metadata: "read", pull_requests: "write" },
    events: ["check_run", "pull_request"],
  },
  {
    slug: "loyalty-insights",
    title: "Loyalty insights",
    owner: null,
    born: 1000,
    repositories: ["loyalty-sync", "loyalty-points"],
    permissions: { contents: "read", metadata: "read" },
    suspended: { at: 90, by: "jonas-beck" },
  },
  {
    slug: "shop-preview",
    title: "Shop previews",
    owner: "tickets-example",
    born: 20,
    repositories: ["shop", "seat-maps"],
    permissions: { contents: "read", deployments: "write", metadata: "read", pull_requests: "write" },
    events: ["pull_request"],
  },
];
