import { found, nameless, type Reading } from "./reading.ts";

/**
 * Prefixes of ids that are half of a credential; those of roles and users (AROA, AIDA) prove nothing.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const KEY_ID = /^(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}$/;

/** Reads the id of an access key of AWS, which is no secret: AWS itself writes it into its logs. */
export function readAwsAccessKey(word: string): Reading | null {
  if (!KEY_ID.test(word)) return null;
  const account = accountOf(word);
  const remarks = [
    account === undefined
      ? "It is of the old form, which does not say which account it belongs to."
      : `It belongs to the AWS account ${account}: its id says so.`,
  ];
  if (word.startsWith("ASIA")) remarks.push("It is a temporary one and ends by itself, after 36 hours at most.");
  return found({ kind: "aws-access-key", keyId: word, ...(account === undefined ? {} : { account }) }, ...remarks);
}

/** A secret access key without its id: forty characters of base64. */
export function readAwsSecretKey(word: string): Reading | null {
  if (!/^[A-Za-z0-9+/]{40}$/.test(word) || !/[a-z]/.test(word) || !/[A-Z]/.test(word) || !/\d/.test(word)) return null;
  return nameless(SECRET_KEY);
}

/** Said of a secret access key: its id is what names it. */
export const SECRET_KEY =
  "That has the form of a secret access key of AWS. It names nothing: paste the access key id, which stands beside it and begins with AKIA or ASIA.";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The account stands in 40 bits behind the first one that follows the prefix. Ids given out before 2019 (their fifth
 * letter is before Q) are made otherwise.
 * @see https://awsteele.com/blog/2020/09/26/aws-access-key-format.html
 */
function accountOf(keyId: string): string | undefined {
  if (keyId.charAt(4) < "Q" && !/\d/.test(keyId.charAt(4))) return undefined;
  let bits = 0n;
  for (const character of keyId.slice(4, 14)) bits = (bits << 5n) | BigInt(BASE32.indexOf(character));
  // 50 bits were read, 48 are the first six bytes; of those one stands before the account and seven behind it.
  return String(((bits >> 2n) & 0x7fffffffff80n) >> 7n).padStart(12, "0");
}
