import { found, type Reading } from "./reading.ts";

/**
 * Reads the token by which a node joins a cluster: an id, which is no secret and names the Secret it lies in, and a secret.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#token-format
 */
export function readBootstrapToken(word: string): Reading | null {
  const id = /^([a-z0-9]{6})\.[a-z0-9]{16}$/.exec(word)?.[1];
  return id === undefined ? null : found({ kind: "bootstrap-token", id });
}
