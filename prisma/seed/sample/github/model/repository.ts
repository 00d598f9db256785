import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";
import type { Team } from "#prisma/seed/sample/model/organization.ts";
import type { Runner, SecretEntry, Webhook } from "./organization.ts";
import type { Lifetime, Timed } from "./time.ts";

export interface DeployKey extends Lifetime {
  title: string;
  readOnly: boolean;
  addedBy: string;
  used?: DaysAgo;
}

export interface Environment extends Lifetime {
  name: string;
  /** Logins, or teams as `team:web`. */
  reviewers?: readonly string[];
  preventSelfReview?: boolean;
  waitMinutes?: number;
  /** Patterns of branches; `protected`: those with rules; absent: any. */
  branches?: "protected" | readonly string[];
  adminsBypass?: boolean;
  /** The workflow that deploys there; absent: `deploy.yml`. */
  deployedBy?: string;
  /** What whoever approves says. */
  says?: string;
}

/** When a workflow ran; what is not said is made of its name, and what starts it of its file. */
export interface Runs {
  /** Days between two runs. */
  every?: number;
  last?: DaysAgo;
  /** Since then each run failed. */
  failing?: DaysAgo;
  actor?: string;
}

export interface Ruleset extends Lifetime {
  name: string;
  approvals: number;
  codeOwners?: boolean;
  checks?: readonly string[];
  /** Names of the roles, teams or Apps that get around it. */
  bypass?: readonly { type: "OrganizationAdmin" | "Team" | "Integration"; of?: string }[];
  enforcement?: Timed<"active" | "evaluate" | "disabled">;
  /** As GitHub writes them: `refs/heads/release/2024`; absent: the default branch. */
  branches?: readonly string[];
}

export interface Alert extends Lifetime {
  type: string;
  title: string;
  path: string;
  validity: "active" | "inactive" | "unknown";
}

export interface Branch extends Lifetime {
  /** Its files; those that are not as on `main` lie below `workflows/<name>/<branch>`. */
  workflows: readonly string[];
  /** Of those that ran on it. */
  runs?: Readonly<Record<string, Runs>>;
}

/** One repository as it ever was. */
export interface Repository extends Lifetime {
  name: string;
  team: Team;
  visibility?: "private" | "internal" | "public";
  environment?: "production" | "staging" | "tooling";
  archived?: DaysAgo;
  /** Who may do what, beside the team that answers for it: logins or `team:<name>`. */
  access?: Readonly<Record<string, "read" | "triage" | "write" | "maintain" | "admin">>;
  keys?: readonly DeployKey[];
  secrets?: readonly SecretEntry[];
  environmentSecrets?: readonly (SecretEntry & { environment: string })[];
  variables?: readonly (SecretEntry & { environment?: string })[];
  environments?: readonly Environment[];
  rulesets?: readonly Ruleset[];
  /** What workflows get where they do not say; absent: to read. */
  workflowDefault?: Timed<"read" | "write">;
  mayApprove?: boolean;
  /** Claims of its subjects; absent: GitHub's own form. */
  claims?: readonly string[];
  runners?: readonly Omit<Runner, "group">[];
  webhooks?: readonly Webhook[];
  alerts?: readonly Alert[];
  /** Files below `workflows/<name>`, and the state of those that are not active. */
  workflows?: Readonly<Record<string, Lifetime & { state?: "disabled_manually" | "disabled_inactivity" }>>;
  runs?: Readonly<Record<string, Runs>>;
  /** Branches beside `main` that something names. */
  branches?: Readonly<Record<string, Branch>>;
  /** Listings the credential may not read in the last reading, each with the reason. */
  denied?: Readonly<Partial<Record<"repository-webhooks" | "environment-secrets", string>>>;
}
