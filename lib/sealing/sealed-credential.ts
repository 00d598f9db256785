import { z } from "zod";
import { keyId, type SealingKey } from "./sealing-key.ts";
import { SUITE } from "./suite.ts";

/** What a sealed credential belongs to: sealed for one source, it opens for no other. */
export interface SealingContext {
  sourceSlug: string;
}

/** The secret fields of a connection by their names. */
export const Fields = z.record(z.string(), z.string());

/** Layout: version (1), key id (8), encapsulated key (32), ciphertext. */
export const VERSION = 1;
export const HEADER_BYTES = 1 + 8;
export const ENC_BYTES = 32;

/**
 * Seals the secret fields of a connection so that only workers can open them (RFC 9180, section 5.1.1). The slug is part
 * of the key schedule: what was sealed for one source cannot be moved to another.
 */
export async function sealCredential(
  key: Pick<SealingKey, "publicKey">,
  fields: Readonly<Record<string, string>>,
  context: SealingContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const publicKey = Buffer.from(key.publicKey, "base64url");
  const header = Buffer.concat([Buffer.of(VERSION), Buffer.from(keyId(publicKey), "hex")]);
  const sender = await SUITE.createSenderContext({
    recipientPublicKey: await SUITE.kem.deserializePublicKey(publicKey),
    info: infoOf(context),
  });
  const ciphertext = await sender.seal(Buffer.from(JSON.stringify(Fields.parse(fields)), "utf8"), header);
  return new Uint8Array(Buffer.concat([header, Buffer.from(sender.enc), Buffer.from(ciphertext)]));
}

/** What ties a sealed credential to its source. */
export function infoOf({ sourceSlug }: SealingContext): Uint8Array {
  return Buffer.from(`rollcall credential 1\0${sourceSlug}`, "utf8");
}
