import { createHash } from "node:crypto";

/** What anybody may have: enough to seal, not to open. */
export interface SealingKey {
  /** First 16 hexadecimal digits of the public key's SHA-256. */
  id: string;
  /** The public key of RFC 9180, section 7.1.1: 32 bytes in base64url. */
  publicKey: string;
}

/** Names a public key, so that a credential says which key opens it. */
export function keyId(publicKey: Uint8Array): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}
