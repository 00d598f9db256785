/** What stands over an account, in its page and in the list. */
export interface AccountHead {
  /** Twelve digits. */
  id: string;
  /** The name people gave it; null where only IAM was read. */
  name: string | null;
  /** Slug of the partition. */
  domain: string;
  sourceSlug: string;
  organization: string | null;
  /** Null: not known. */
  management: boolean | null;
  /** Names from the root of the organization down; null: not known. */
  units: string[] | null;
  /** `ACTIVE`; null: not read. */
  status: string | null;
  environment: { name: string; because: string } | null;
}

/** What is counted in an account. */
export interface AccountCounts {
  /** Without those that AWS makes. */
  roles: number;
  /** Made by AWS for its services and for Identity Center. */
  vendorRoles: number;
  users: number;
  groups: number;
  /** Active access keys; null: not read. */
  keys: number | null;
  /** Other accounts, as a whole or by role or user, that its trust policies name. */
  outside: number;
}

/** How IAM of an account was read: only then are counts whole. */
export type IamRead = "complete" | "partial" | "unread";

/** One line of the list of accounts. */
export interface AccountRow extends AccountHead {
  counts: AccountCounts;
  read: IamRead;
}

/** A role of the account. */
export interface AccountRole {
  /** Page of the identity; null: only its trust policy was read. */
  id: string | null;
  name: string;
  /** What must hold, in a clause behind `if`; null: nothing. */
  condition: string | null;
}

/** Somebody of outside whom trust policies of the account name, and the roles they do. */
export interface ExternalTrust {
  kind: "account" | "role" | "user" | "anyone" | "provider" | "other";
  /** Account id, ARN or provider; `*` is anyone. */
  name: string;
  /** Of an account that was read too: what people call it. */
  known: string | null;
  roles: AccountRole[];
  /** Something about it that has to be said. */
  remark: string | null;
}

/** An identity provider that the account takes tokens of. */
export interface AccountProvider {
  kind: "OIDC" | "SAML";
  name: string;
  audiences: string[] | null;
  roles: AccountRole[];
}

/** A policy of the organization that holds for the account. */
export interface AccountLimit {
  kind: "SCP" | "RCP";
  name: string;
  /** Where it is attached: `the root`, `the unit Workloads`, `the account itself`. */
  at: string;
  /** What it denies or allows, statement by statement; null: the document was not read. */
  says: { words: string; denies: boolean }[] | null;
}

/** How one region, or what has no region, was read. */
export interface RegionRead {
  /** Null: IAM and what else has no region. */
  region: string | null;
  parts: { label: string; status: string; reason: string | null }[];
}

/** All that is known of an account. */
export interface AccountView extends AccountHead {
  counts: AccountCounts;
  read: IamRead;
  services: { name: string; roles: number }[];
  externals: ExternalTrust[];
  providers: AccountProvider[];
  limits: AccountLimit[];
  /** Policies of the organization were read: none listed is none that holds. */
  limitsRead: boolean;
  regions: RegionRead[];
}
