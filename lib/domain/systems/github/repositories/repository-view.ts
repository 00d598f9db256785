import type { DerivedUse, RunsView } from "../../../inventory/detail.ts";

/** How far one part of a repository was read. */
export interface PartRead {
  /** `complete`: what it does not show is not there. */
  status: "complete" | "partial" | "unread";
  /** Why it is not complete, in a sentence; empty where it is. */
  reason: string;
}

/** Parts of a repository that are read by themselves, and the slices that show each. */
export const REPOSITORY_PARTS = {
  workflows: ["workflows"],
  branches: ["branch-workflows"],
  runs: ["workflow-runs"],
  deployments: ["deployments"],
  secrets: ["repository-secrets", "environment-secrets", "organization-secrets"],
  environments: ["environments"],
  deployKeys: ["deploy-keys"],
  access: ["repository-access", "organization", "people", "organization-roles"],
  apps: ["app-installations", "fine-grained-tokens"],
  rules: ["branch-rules"],
  runners: ["repository-runners"],
  webhooks: ["repository-webhooks"],
} as const;

export type RepositoryPart = keyof typeof REPOSITORY_PARTS;

/** What stands over a repository, in its page and in the list. */
export interface RepositoryHead {
  /** `acme/api` */
  name: string;
  host: string;
  /** Slug of the trust domain it was read in. */
  domain: string;
  /** Slug of the source that read it: of several organizations of one host, its own. */
  sourceSlug: string;
  key: string;
  visibility: string | null;
  archived: boolean | null;
  /** Branch or commit that was read, where it was a checkout. */
  checkedOut: string | null;
  defaultBranch: string | null;
}

/** How many may push; not exact: there may be more. */
export interface PushCount {
  count: number;
  exact: boolean;
}

/** One line of the list of repositories. */
export interface RepositoryRow extends RepositoryHead {
  /** Of its default branch. */
  workflows: number;
  /** Names of secrets that jobs take. */
  secrets: number;
  /** A job takes every secret it can see, by whatever name. */
  allSecrets: boolean;
  subjects: number;
  /** People, teams and keys that may push; null: not read. */
  pushers: PushCount | null;
  /** Workflows that strangers can start with its secrets. */
  endangered: number;
  read: Record<"workflows" | "access", PartRead>;
}

/** A workflow in the page of its repository. */
export interface RepositoryWorkflow {
  id: string;
  /** Of its file. */
  name: string;
  /** The branch it is of, where that is not the default one: there it is not as on the default branch, or only there. */
  branch: string | null;
  path: string;
  events: string[];
  /** Of the events those by which strangers start it with secrets. */
  dangers: string[];
  jobs: number;
  secrets: number;
  /** A job takes every secret it can see, by whatever name. */
  allSecrets: boolean;
  subjects: number;
  /** Where its steps sign in: `AWS`. */
  signsIn: string[];
  owner: string | null;
  /** Why it does not run for now: `disabled`; null: nothing is known to keep it from that. */
  halted: string | null;
  /** Its newest runs; null: none was seen. */
  runs: RunsView | null;
}

/** A line of a workflow that uses something. */
export interface RepositoryUse {
  workflow: { id: string; name: string };
  job: string;
  line: number | null;
  /** The line in GitHub, where it is known. */
  href: string | null;
}

/** A secret by name: who takes it and where it lies. */
export interface RepositorySecret {
  name: string;
  uses: RepositoryUse[];
  /** Where it lies, as far as that was read: `acme/api`, `environment production`. */
  storedIn: string[];
  /** When a workflow that takes it ran last; null: none of those that do was seen running. */
  derivedUse: DerivedUse | null;
}

/** A subject that jobs of the repository can mint. */
export interface RepositorySubject {
  subject: string;
  workflows: { id: string; name: string }[];
  events: string[];
  certain: boolean;
  /** None of the workflows can ask for it for now. */
  halted: boolean;
}

/** A deployment environment: read, or only named by jobs. */
export interface RepositoryEnvironment {
  name: string;
  /** It was read; else only jobs name it. */
  exists: boolean;
  /** What protects it, in clauses; empty: nothing does; null where that was not read. */
  protection: string[] | null;
  uses: RepositoryUse[];
  /** The newest first; empty: none was seen, or nobody has to approve any. */
  deployments: RepositoryDeployment[];
  /** There are older ones. */
  moreDeployments: boolean;
}

/** A deployment to an environment with reviewers. What names it holds come from strangers. */
export interface RepositoryDeployment {
  id: string;
  ref: string;
  at: string;
  by: string | null;
  /** `success`, `waiting`; null: not said. */
  state: string | null;
  /** When it went on after waiting. */
  startedAt: string | null;
  /** The run that made it. */
  href: string | null;
  /** Who decided; null: not known. */
  reviews: RepositoryReview[] | null;
}

export interface RepositoryReview {
  by: string;
  /** `approved`, `rejected` */
  state: string;
  comment: string | null;
  /** The environment names them as a reviewer today; null: it names teams, and who is in them was not looked up. */
  named: boolean | null;
  /** They started the deployment. */
  own: boolean;
}

/** A key of the repository alone. */
export interface RepositoryKey {
  id: string;
  name: string;
  /** Null: not said. */
  readOnly: boolean | null;
  addedBy: string | null;
  created: string | null;
}

/** Somebody or something that may push. */
export interface RepositoryPusher {
  /** `members` (every one of the organization), `user`, `team`, `deploy key`, `App`, `fine-grained token` */
  kind: string;
  name: string;
  /** `admin`, `write`, or the name of a role that the organization made: what that allows is not known. */
  role: string;
  /** Page of the identity, where it has one. */
  id: string | null;
  /** What has to be said: `which repositories it was given was not read`. */
  remark: string | null;
}

/** A branch beside the default one that something names, or what stands for any that matches. Strangers choose names. */
export interface RepositoryBranch {
  /** A name, or a pattern. */
  name: string;
  /** `pattern`: any branch that matches, none of which is read; `absent`: there is no such branch. */
  state: "read" | "absent" | "unread" | "pattern";
  /** What names it: `environment production`. */
  by: { kind: string; name: string | null }[];
  /** Its workflow files, and how many of them are as on the default branch, or could not be read. */
  files: { all: number; asDefault: number; unread: number };
}

/** A ruleset or a branch protection. */
export interface RepositoryRule {
  kind: string;
  name: string;
  remark: string | null;
}

/** All that is known of a repository. */
export interface RepositoryView extends RepositoryHead {
  links: { itself: string; secrets: string; environments: string } | null;
  workflows: RepositoryWorkflow[];
  branches: RepositoryBranch[];
  secrets: RepositorySecret[];
  subjects: RepositorySubject[];
  environments: RepositoryEnvironment[];
  deployKeys: RepositoryKey[];
  pushers: RepositoryPusher[];
  pushCount: PushCount;
  rules: RepositoryRule[];
  /** Runners and webhooks of its own. */
  others: { id: string; kind: string; name: string }[];
  read: Record<RepositoryPart, PartRead>;
}
