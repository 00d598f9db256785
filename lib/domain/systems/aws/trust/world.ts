import type { PolicySource } from "../policy/policy.ts";
import type { Provider } from "./oidc/match.ts";

/** All that was read of who may do what in a partition, policies taken apart: what trust and escalations are decided by. */
export interface World {
  partition: string;
  /** When it was read, ISO: the time of the requests that are asked about. Null: conditions on time remain. */
  at: string | null;
  accounts: ReadonlyMap<string, Account>;
  roles: ReadonlyMap<string, Role>;
  users: ReadonlyMap<string, User>;
  groups: ReadonlyMap<string, Group>;
  /** By ARN, customer's and AWS' own. */
  managed: ReadonlyMap<string, ManagedPolicy>;
  /** OIDC providers by ARN. */
  providers: ReadonlyMap<string, Provider>;
  samlProviders: ReadonlySet<string>;
  consumers: readonly Consumer[];
  /** Secrets and parameters. */
  secrets: readonly StoredSecret[];
  /** Condition keys that some policy asks for, in lower case: only of those is it worth saying that a request lacks them. */
  askedKeys: ReadonlySet<string>;
}

/** Kinds of listings that answers about an account rest on. */
export type Listed = "iam" | "limits" | "providers" | "consumers" | "secrets";

export interface Account {
  id: string;
  name: string | null;
  /** `o-…`; null: it is in none, or that is not known. */
  organization: string | null;
  /** Ids from the root down; null: not known. */
  units: readonly string[] | null;
  management: boolean | null;
  /** SCPs by level, as {@link PolicySet} has them; null: none hold, or they were not read. */
  scps: readonly (readonly PolicySource[])[] | null;
  rcps: readonly (readonly PolicySource[])[] | null;
  /** What of it was read completely. */
  read: ReadonlySet<Listed>;
}

interface Holder {
  arn: string;
  alias: string;
  account: string;
  /** With its path: `team/deploy`. */
  name: string;
  /** Own policies, and of a user those of the groups. */
  identity: readonly PolicySource[];
  /** ARNs of managed policies attached to it, without those of groups. */
  attached: readonly string[];
}

/** Whoever can act. */
interface Acting extends Holder {
  tags: Readonly<Record<string, string>>;
  boundary: PolicySource | null;
  /** ARN of the boundary; null: it has none, or which one was not read. */
  boundaryArn: string | null;
}

export interface Role extends Acting {
  kind: "role";
  /** Null: not read. */
  trust: PolicySource | null;
}

export interface User extends Acting {
  kind: "user";
  /** ARNs. */
  groups: readonly string[];
  /** Null: not known. */
  password: boolean | null;
}

export interface Group extends Holder {
  kind: "group";
}

/** Who can act by himself: groups cannot. */
export type Actor = Role | User;

export interface ManagedPolicy {
  arn: string;
  managedBy: "aws" | "customer";
  source: PolicySource;
}

/** What runs as a role by itself. */
export interface Consumer {
  kind: string;
  arn: string;
  account: string;
  /** ARN of the role. */
  role: string;
}

export interface StoredSecret {
  kind: "secret" | "parameter";
  arn: string;
  account: string;
  /** Null: it has none. */
  policy: PolicySource | null;
  /** False: one that was not read may deny, or let in. */
  policyKnown: boolean;
  /** The key of a customer it is encrypted with, whose policy has a say; null: AWS's own, for whoever may read it. */
  key: StoredKey | null;
}

export interface StoredKey {
  /** As the secret names it; an ARN where that says which key it is. */
  name: string;
  /** Null: not read. */
  policy: PolicySource | null;
}

/** Null: nobody of that name was read. */
export function actorOf(world: World, arn: string): Actor | null {
  return world.roles.get(arn) ?? world.users.get(arn) ?? null;
}

/** Nothing of the account is missing that could make such an answer false. */
export function wasRead(world: World, account: string, listed: Listed): boolean {
  return world.accounts.get(account)?.read.has(listed) ?? false;
}

/** Nothing an organization forbids an account is missing; its management account it forbids nothing. */
export function limitsKnown(world: World, account: string): boolean {
  return world.accounts.get(account)?.management === true || wasRead(world, account, "limits");
}

/**
 * Roles that only AWS itself can change or remove: those of services, and those Identity Center makes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
export function isProtected(role: Role): boolean {
  return role.name.startsWith("aws-service-role/") || role.name.startsWith("aws-reserved/");
}
