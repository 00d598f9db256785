import type { PossibleValues } from "./document.ts";

/** Systems that steps log in to. */
export type IdentitySystem =
  | "aws"
  | "azure"
  | "cloudflare"
  | "crates"
  | "docker"
  | "gcp"
  | "github"
  | "kubernetes"
  | "npm"
  | "pypi"
  | "rubygems"
  | "sigstore"
  | "ssh"
  | "terraform"
  | "vault";

/**
 * Who a step becomes, or with what it proves itself.
 *
 * `static` is true where a credential that was stored and lasts does it (a key, a password, a token in a secret, or one
 * that the caller hands in), false where the run gets one of its own (OIDC, its own token, the output of a step).
 */
export interface Identity {
  readonly system: IdentitySystem;
  /** What `value` is: `role`, `access-key`, `service-account`, `client`, `registry`, `app`, `token`, `cluster` … */
  readonly kind: string;
  /** Null: the step does not say, or what it says is not kept; `literal` tells which. */
  readonly value: PossibleValues | null;
  readonly static: boolean;
  readonly line: number;
  /** Names of the stored secrets it is made of. */
  readonly secrets: readonly string[];
  /** A credential is written out in the file; its line is among the job's literals. */
  readonly literal: boolean;
  /** What logs in: the action without its ref, or the command. */
  readonly by: string;
  /** The composite action of the repository the step is in, where it is. */
  readonly via: string | null;
  /** More about it that is no secret: provider, tenant, subscription, audience, server, user. */
  readonly about: Readonly<Record<string, PossibleValues>>;
}
