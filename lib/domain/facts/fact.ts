import type { JsonObject } from "./json.ts";

/** The seven nouns facts are kept under; each is one table (design: words). */
export const NOUNS = [
  "identity",
  "credential",
  "stored-copy",
  "resource",
  "policy-document",
  "attachment",
  "consumer",
] as const;

export type Noun = (typeof NOUNS)[number];

/**
 * A part of a trust domain, as a path: `""` is all of it, `namespace/payments` one namespace.
 * A scope contains itself and every scope below it.
 */
export type Scope = string;

/** Where a fact was read: enough to find it again in the system or file it came from. */
export interface Evidence {
  /** The call or file: `GET /api/v1/namespaces/payments/serviceaccounts` or `payments/deploy.yaml`. */
  source: string;
  /** For files: which document in the file, from 1. */
  document?: number;
  /** For files: the line the document starts at, from 1. */
  line?: number;
}

/**
 * What a collector saw of one thing at one time. `content` is hashed: equal content is the same version.
 * Attributes that move without meaning (last used, counters, resourceVersion) never enter it.
 */
export interface Fact {
  noun: Noun;
  /** The collector's kind inside the noun: `service-account`, `role-binding`. */
  kind: string;
  scope: Scope;
  /** Natural key inside (trust domain, noun, kind): the provider's immutable id where it has one, else the alias. */
  key: string;
  /** Readable key, unique among live facts of the noun: `kubernetes:prod-eu:serviceaccount:payments/ci`. */
  alias: string;
  /** Name to show. Written by strangers: never trusted, always escaped. */
  name: string;
  /** Aliases of the facts this one speaks of; see {@link Refs}. */
  refs: Refs;
  content: JsonObject;
  evidence: Evidence;
  /** When the system says it was last used. It moves, so it is kept beside the history. */
  lastUse?: LastUse;
}

/** A last use as a system reports it. */
export interface LastUse {
  /** ISO time; of a `day` its beginning. */
  at: string;
  granularity: "day" | "second";
  /** What was done then, in the system's words: the last run of a workflow. It moves with the use. */
  detail?: JsonObject;
}

/** A use of what another listing defines: it makes no fact, no version and no change. */
export interface Use {
  of: Pick<Fact, "noun" | "kind" | "scope" | "key">;
  lastUse: LastUse;
}

/**
 * References by alias. A reference to something never seen is a placeholder that lives as long as the reference.
 *
 * - `identity`: whom a credential proves, an attachment binds, a consumer runs as
 * - `document`: the policy document an attachment attaches
 * - `credential`: the credential a stored copy holds
 * - `container`: the resource the thing lives in (namespace, repository, account)
 */
export interface Refs {
  identity?: string;
  document?: string;
  credential?: string;
  container?: string;
}

/** Says whether `outer` contains `inner`. */
export function scopeContains(outer: Scope, inner: Scope): boolean {
  return outer === "" || inner === outer || inner.startsWith(`${outer}/`);
}
