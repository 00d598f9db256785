import type { Glob } from "./glob.ts";

/**
 * What is known of one claim of the tokens that something can mint.
 *
 * - `minted`: its values, one pattern or more
 * - `asked`: whoever asks for the token says it, as the audience
 * - `absent`: no such token has it
 * - `open`: not known
 */
export type ClaimValue =
  { kind: "minted"; globs: readonly Glob[] } | { kind: "asked" } | { kind: "absent" } | { kind: "open" };

/** Tokens of one kind that a system mints for something: what AWS reads of them, by claim. */
export interface Token {
  /** As in ARNs of providers, without scheme: `token.actions.githubusercontent.com`. */
  issuer: string;
  /** The subject as pages show it, with `*` where anything may stand. */
  subject: string;
  claims: ReadonlyMap<string, ClaimValue>;
  /** False: whether it may ask for tokens at all was not read. */
  certain: boolean;
}

/** What holds of a claim that nothing was said about. */
export function claimOf(token: Token, claim: string): ClaimValue {
  return token.claims.get(claim) ?? { kind: "open" };
}

/** Issuer as AWS writes it in ARNs and condition keys: no scheme, no slash at the end, host in lower case. */
export function issuerOf(url: string): string {
  const [host = "", ...path] = url
    .replace(/^https:\/\//iu, "")
    .replace(/\/+$/u, "")
    .split("/");
  return [host.toLowerCase(), ...path].join("/");
}
