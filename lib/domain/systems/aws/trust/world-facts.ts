import type { JsonObject } from "../../../facts/json.ts";
import type { Listed } from "./world.ts";

/** Facts as the collector gives them (facts.ts), in any order. Each iterable is gone through once. */
export interface WorldFacts {
  partition: string;
  at?: string;
  /** Roles, users and groups. */
  identities: Iterable<{ kind: string; alias: string; content: JsonObject }>;
  documents: Iterable<{ kind: string; alias: string; name: string; content: JsonObject }>;
  attachments: Iterable<{ content: JsonObject }>;
  /** Accounts, organizations, providers. */
  resources: Iterable<{ kind: string; content: JsonObject }>;
  consumers?: Iterable<{ kind: string; content: JsonObject }>;
  /** Secrets and parameters. */
  storedCopies?: Iterable<{ kind: string; content: JsonObject }>;
  /** Passwords and keys, with the alias of whom they prove. */
  credentials?: Iterable<{ kind: string; identity: string }>;
  /** What was read completely of an account. */
  read(listed: Listed, account: string): boolean;
}
