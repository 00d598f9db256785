import type { Surrounding } from "../../system.ts";
import type { LastUse } from "../../../facts/fact.ts";
import type { JsonObject } from "../../../facts/json.ts";

/** A fact that lives in a repository, or in its organization. */
export interface RepositoryFact {
  kind: string;
  scope: string;
  key: string;
  alias: string;
  name: string;
  /** Of what refers to an identity: its alias. Of an identity: its incarnation. */
  identity: string | null;
  document: string | null;
  content: JsonObject;
  /** Of workflows and environments, where one is known. */
  lastUse?: LastUse;
}

/** The repository itself. */
export interface RepositoryItself {
  domain: string;
  /** Slug of the source that read it. */
  sourceSlug: string;
  key: string;
  alias: string;
  name: string;
  content: JsonObject;
}

/** What was read of one repository, kind by kind; empty where nothing was, which {@link PartRead} tells from none. */
export interface RepositoryFactsRead {
  itself: RepositoryItself;
  /** Workflows of all branches, deploy keys, runners and webhooks. */
  identities: readonly RepositoryFact[];
  jobs: readonly RepositoryFact[];
  storedCopies: readonly RepositoryFact[];
  environments: readonly RepositoryFact[];
  /** Those that were read beside the default one. */
  branches: readonly RepositoryFact[];
  /** The repository, its organization and their settings, by which subjects are made. */
  around: readonly Surrounding[];
  /** Roles in the repository, owners of the organization, and what Apps and tokens of the organization were given. */
  attachments: readonly RepositoryFact[];
  /** Rulesets, branch protection, permissions of Apps and tokens. */
  documents: readonly RepositoryFact[];
}
