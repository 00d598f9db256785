import { InvalidInput } from "#lib/errors.ts";
import type { OpeningKey } from "./opening-key.ts";
import { ENC_BYTES, Fields, HEADER_BYTES, infoOf, VERSION, type SealingContext } from "./sealed-credential.ts";
import { SUITE } from "./suite.ts";

const ENTER_AGAIN = "Enter the credential again.";

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
