import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";
import type { Team } from "#prisma/seed/sample/model/organization.ts";
import type { Reading } from "#prisma/seed/sample/model/cluster.ts";
import type { Lifetime, Timed } from "./time.ts";
import type { Repository } from "./repository.ts";

/** A person, or a machine's user: GitHub does not tell them apart. */
export interface Person extends Lifetime {
  login: string;
  role: "admin" | "member" | "outside_collaborator";
  team?: Team;
}

/** A role beside owner and member, of GitHub's making or the organization's own. */
export interface Role extends Lifetime {
  name: string;
  predefined?: boolean;
  /** What it is in every repository; null: nothing. */
  baseRole: "read" | "triage" | "write" | "maintain" | "admin" | null;
  permissions: readonly string[];
  teams: readonly Team[];
  people: readonly string[];
}

/** `all`, or the names of the repositories; null: only somebody else could list them. */
export type Selected = "all" | readonly string[] | null;

export interface App extends Lifetime {
  slug: string;
  title: string;
  /** Whose it is; null: it is not public, so nobody may read that. */
  owner: string | null;
  permissions: Timed<Record<string, string>>;
  events?: readonly string[];
  repositories: Selected;
  suspended?: { at: DaysAgo; by: string };
}

export interface Token extends Lifetime {
  name: string;
  owner: string;
  permissions: { organization?: Record<string, string>; repository?: Record<string, string> };
  repositories: "all" | readonly string[];
  /** Days before now at which it ends, negative for days to come; null: never. */
  expires: number | null;
  used?: DaysAgo;
}

export interface SecretEntry extends Lifetime {
  name: string;
  /** When its value was set last; absent: when it was made. */
  set?: DaysAgo;
  store?: "actions" | "dependabot";
}

export interface OrganizationSecretEntry extends SecretEntry {
  repositories: "all" | "private" | readonly string[];
}

export interface RunnerGroup extends Lifetime {
  name: string;
  default?: boolean;
  publicRepositories: boolean;
  workflows?: readonly string[];
  repositories: "all" | readonly string[];
}

export interface Runner extends Lifetime {
  name: string;
  group: string;
  ephemeral: boolean;
  labels: readonly string[];
}

export interface Webhook extends Lifetime {
  address: string;
  events: readonly string[];
  secret: boolean;
  checksCertificate?: boolean;
}

/** Everything of the organization, as it ever was. */
export interface Organization {
  slug: string;
  host: string;
  login: string;
  /** Oldest first; the last one is the present. */
  readings: readonly Reading[];
  born: DaysAgo;
  people: readonly Person[];
  teams: readonly ({ name: Team } & Lifetime)[];
  roles: readonly Role[];
  apps: readonly App[];
  tokens: readonly Token[];
  tokenRequests: readonly Token[];
  secrets: readonly OrganizationSecretEntry[];
  variables: readonly OrganizationSecretEntry[];
  runnerGroups: readonly RunnerGroup[];
  runners: readonly Runner[];
  webhooks: readonly Webhook[];
  repositories: readonly Repository[];
}
