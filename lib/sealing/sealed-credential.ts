import { z } from "zod";
import { InvalidInput } from "#lib/errors.ts";
import { keyId, type OpeningKey, type SealingKey } from "./sealing-key.ts";
import { SUITE } from "./suite.ts";

/** What a sealed credential belongs to: sealed for one source, it opens for no other. */
export interface SealingContext {
  sourceSlug: string;
}

/** The secret fields of a connection by their names. */
const Fields = z.record(z.string(), z.string());

/** Layout: version (1), key id (8), encapsulated key (32), ciphertext. */
const VERSION = 1;
const KEY_ID_BYTES = 8;
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const ENC_BYTES = 32;

const ENTER_AGAIN = "Enter the credential again.";

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

/**
 * Opens what `sealCredential` made.
 * @throws InvalidInput when it was sealed for another key or source, or was changed; no message repeats any of it
 */
export async function openCredential(
  key: Pick<OpeningKey, "id" | "privateKey">,
  sealed: Uint8Array,
  context: SealingContext,
): Promise<Record<string, string>> {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length <= HEADER_BYTES + ENC_BYTES) {
    throw new InvalidInput(`The stored credential of ${context.sourceSlug} is damaged. ${ENTER_AGAIN}`);
  }
  const header = bytes.subarray(0, HEADER_BYTES);
  if (header.subarray(1).toString("hex") !== key.id) {
    throw new InvalidInput(
      `The credential of ${context.sourceSlug} was sealed for another worker key than this worker has. ` +
        `Give the worker the key of before, or enter the credential again.`,
    );
  }
  try {
    const recipient = await SUITE.createRecipientContext({
      recipientKey: key.privateKey,
      enc: bytes.subarray(HEADER_BYTES, HEADER_BYTES + ENC_BYTES),
      info: infoOf(context),
    });
    const opened = await recipient.open(bytes.subarray(HEADER_BYTES + ENC_BYTES), header);
    return Fields.parse(JSON.parse(Buffer.from(opened).toString("utf8")));
  } catch {
    // Not handed on as the cause: a parser's message could quote what was opened.
    throw new InvalidInput(
      `The stored credential of ${context.sourceSlug} cannot be opened: it was changed, or sealed for another source. ${ENTER_AGAIN}`,
    );
  }
}

function infoOf({ sourceSlug }: SealingContext): Uint8Array {
  return Buffer.from(`rollcall credential 1\0${sourceSlug}`, "utf8");
}
