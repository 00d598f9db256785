import { keyId, type SealingKey } from "./sealing-key.ts";
import { SUITE } from "./suite.ts";

/** What only workers have. */
export interface OpeningKey extends SealingKey {
  privateKey: CryptoKey;
}

const SEED_BYTES = 32;

/**
 * The key pair that belongs to a worker key: 32 random bytes in base64url, from which RFC 9180's DeriveKeyPair (section
 * 7.1.3) makes always the same pair.
 * @throws Error when the text is no worker key; the message does not repeat it
 */
export async function deriveOpeningKey(workerKey: string): Promise<OpeningKey> {
  const seed = Buffer.from(workerKey.trim(), "base64url");
  if (seed.length < SEED_BYTES) throw new Error("The worker key must be at least 32 random bytes in base64url.");
  const pair = await SUITE.kem.deriveKeyPair(seed);
  const publicKey = new Uint8Array(await SUITE.kem.serializePublicKey(pair.publicKey));
  return {
    id: keyId(publicKey),
    publicKey: Buffer.from(publicKey).toString("base64url"),
    privateKey: pair.privateKey,
  };
}
