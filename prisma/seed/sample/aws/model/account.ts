import type { Team } from "#prisma/seed/sample/model/organization.ts";
import type { Lifetime, Timed } from "#prisma/seed/sample/github/model/time.ts";
import type { DaysAgo } from "#prisma/seed/sample/model/entry.ts";

/** A statement of a policy as AWS writes it. */
export type Statement = Record<string, unknown>;

/** What every identity of IAM may have. */
interface Permitted extends Lifetime {
  name: string;
  /** `/` unless set. */
  path?: string;
  team?: Team;
  /** Names of policies of the account, or of AWS's own as `aws/AdministratorAccess`. */
  attached?: Timed<readonly string[]>;
  inline?: Record<string, Timed<readonly Statement[]>>;
  boundary?: string;
  tags?: Record<string, string>;
}

export interface Role extends Permitted {
  description?: string;
  trust: Timed<readonly Statement[]>;
  /** 1 unless set. */
  sessionHours?: number;
  /** When it was last used; absent: never, as far as AWS keeps it. */
  used?: DaysAgo;
}

export interface Key extends Lifetime {
  id: string;
  active: boolean;
  used?: DaysAgo;
  service?: string;
}

export interface User extends Permitted {
  groups?: readonly string[];
  keys?: readonly Key[];
  password?: { changed: DaysAgo; used?: DaysAgo; mfa: boolean };
}

export interface Group extends Lifetime {
  name: string;
  attached?: readonly string[];
}

export interface ManagedPolicy extends Lifetime {
  name: string;
  statements: Timed<readonly Statement[]>;
}

export interface Instance extends Lifetime {
  id: string;
  name: string;
  role: string;
  /** Metadata: how far its answers travel, and whether a token has to be asked for first. */
  hopLimit: number;
  tokensRequired: boolean;
}

export interface FunctionEntry extends Lifetime {
  name: string;
  role: string;
}

export interface AccessEntry extends Lifetime {
  role: string;
  groups: readonly string[];
  /** `AmazonEKSViewPolicy`, and the namespaces it holds in; none: in all. */
  policies?: readonly { name: string; namespaces?: readonly string[] }[];
}

export interface Cluster extends Lifetime {
  name: string;
  /** Part of the issuer, as the cluster's own export says it. */
  oidcId: string;
  version: Timed<string>;
  entries: readonly AccessEntry[];
}

export interface SecretEntry extends Lifetime {
  name: string;
  team?: Team;
  rotated?: DaysAgo;
  rotation: boolean;
}

/** One account, as it ever was. */
export interface Account {
  id: string;
  name: string;
  unit: string;
  /** Tag `environment`; absent: it has none. */
  environment?: string;
  born: DaysAgo;
  roles: readonly Role[];
  users: readonly User[];
  groups: readonly Group[];
  policies: readonly ManagedPolicy[];
  /** Whether GitHub's tokens can be exchanged here. */
  github?: DaysAgo;
  instances: readonly Instance[];
  functions: readonly FunctionEntry[];
  clusters: readonly Cluster[];
  secrets: readonly SecretEntry[];
  /** Story 10: listings that are refused in the last reading, with the reason AWS gives. */
  denied?: Readonly<Record<string, string>>;
}
