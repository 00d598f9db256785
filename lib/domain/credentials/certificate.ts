import { sha256, toHex } from "./base64.ts";
import type { NameOf } from "./credential-name.ts";
import {
  BOOLEAN,
  derParts,
  derSequence,
  derValues,
  GENERALIZED_TIME,
  INTEGER,
  OCTET_STRING,
  SEQUENCE,
  UTC_TIME,
  type DerValue,
} from "./der.ts";
import { COMMON_NAME, ORGANIZATION, readDistinguishedName, textOfName, type NamePart } from "./distinguished-name.ts";
import { certifiedBlob } from "./public-key.ts";
import { fingerprintOf } from "./ssh-key.ts";
import { nameText, nameTexts } from "./texts.ts";

/** What is read of one certificate. */
export interface ReadCertificate {
  name: NameOf<"certificate">;
  /** It signs others; it is nobody's credential. */
  authority: boolean;
  /** Whom it is of, as the issuer is written. */
  subject: string;
  /** Fingerprint of its public key as SSH writes it; null for keys SSH does not know. */
  publicKey: string | null;
}

/**
 * Reads an X.509 certificate: all of it is public. Its fingerprint is what `openssl x509 -fingerprint -sha256` says.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export async function readCertificate(der: Uint8Array<ArrayBuffer>): Promise<ReadCertificate | null> {
  const signed = derSequence(der)?.[0];
  const parts = derParts(signed, SEQUENCE);
  if (!parts) return null;
  // The version is there in all certificates but those of version 1.
  const [serial, , issuer, validity, subject, key, ...rest] = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  if (serial?.tag !== INTEGER) return null;
  const issuerName = readDistinguishedName(issuer);
  const subjectName = readDistinguishedName(subject);
  const times = derParts(validity, SEQUENCE)?.map(timeOf);
  if (!issuerName || !subjectName || times?.length !== 2) return null;
  const blob = certifiedBlob(key);
  return {
    authority: isAuthority(rest),
    publicKey: blob && (await fingerprintOf(blob)),
    subject: nameText(textOfName(subjectName)) ?? "",
    name: {
      kind: "certificate",
      fingerprint: toHex(await sha256(der)),
      // As the API server takes it: of several common names the last.
      user: nameText(valuesOf(subjectName, COMMON_NAME).at(-1)),
      groups: nameTexts(valuesOf(subjectName, ORGANIZATION)),
      issuer: nameText(textOfName(issuerName)),
      serial: serial.content.length > 0 && serial.content.length <= 21 ? toHex(serial.content) : undefined,
      notBefore: times[0],
      notAfter: times[1],
    },
  };
}

function valuesOf(name: readonly NamePart[], type: string): string[] {
  return name.filter((part) => part.type === type).map(({ value }) => value);
}

/** Years of two digits are 1950 to 2049 (RFC 5280, section 4.1.2.5.1). */
function timeOf({ tag, content }: DerValue): string | undefined {
  const text = String.fromCharCode(...content.subarray(0, 20));
  const digits = tag === UTC_TIME ? (Number(text.slice(0, 2)) < 50 ? "20" : "19") + text : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits);
  if ((tag !== UTC_TIME && tag !== GENERALIZED_TIME) || !parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Basic constraints, 2.5.29.19: whether the subject is an authority. */
const BASIC_CONSTRAINTS = "551d13";

function isAuthority(parts: readonly DerValue[]): boolean {
  const extensions = parts.find(({ tag }) => tag === 0xa3);
  for (const extension of derParts(extensions && derValues(extensions.content)?.[0], SEQUENCE) ?? []) {
    const fields = derParts(extension, SEQUENCE);
    const value = fields?.at(-1);
    if (!fields?.[0] || toHex(fields[0].content) !== BASIC_CONSTRAINTS || value?.tag !== OCTET_STRING) continue;
    const flag = derSequence(value.content)?.[0];
    return flag?.tag === BOOLEAN && flag.content[0] !== 0;
  }
  return false;
}
