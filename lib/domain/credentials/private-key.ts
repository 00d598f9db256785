import { fromBase64, toHex } from "./base64.ts";
import { BIT_STRING, derParts, derSequence, INTEGER, OBJECT_ID, OCTET_STRING, SEQUENCE } from "./der.ts";
import type { PemBlock } from "./pem.ts";
import { EC, ED25519, pointBlob, RSA } from "./public-key.ts";
import { nameless, type Reading } from "./reading.ts";
import { readSshBlob, sshBlob, sshString } from "./ssh-key.ts";

/** Said of every key that was named so. */
export const BY_PUBLIC_HALF = "It was named by its public half. The private half is not sent.";
const ENCRYPTED =
  "That private key is encrypted and its public half cannot be read. Paste the public key (the .pub file) or the certificate that goes with it.";
const UNREADABLE =
  "The public half of that private key could not be read here. Paste the public key (the .pub file) or the certificate that goes with it.";

/** Names a private key by its public half, where the file or the browser tells it; null for blocks of other kinds. */
export async function readPrivateKey(block: PemBlock): Promise<Reading | null> {
  if (!/(^| )PRIVATE KEY$/.test(block.label)) return null;
  // This file format carries the public half in clear, also when it is encrypted.
  if (block.label === "OPENSSH PRIVATE KEY") return name(opensshBlob(block.bytes));
  if (block.encrypted || block.label === "ENCRYPTED PRIVATE KEY") return nameless(ENCRYPTED);
  if (block.label === "RSA PRIVATE KEY") return name(rsaBlob(block.bytes));
  if (block.label === "EC PRIVATE KEY") return name(ecBlob(block.bytes));
  if (block.label === "PRIVATE KEY") return name(await pkcs8Blob(block.bytes));
  return nameless(UNREADABLE);
}

async function name(blob: Uint8Array<ArrayBuffer> | null): Promise<Reading> {
  return (blob && (await readSshBlob(blob, BY_PUBLIC_HALF))) ?? nameless(UNREADABLE);
}

const MAGIC = "openssh-key-v1\0";

/** @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
function opensshBlob(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (String.fromCharCode(...bytes.subarray(0, MAGIC.length)) !== MAGIC) return null;
  let position = MAGIC.length;
  // The names of the cipher and of the derivation, and its options.
  for (let skipped = 0; skipped < 3; skipped += 1) {
    const text = sshString(bytes, position);
    if (!text) return null;
    position = text.end;
  }
  // Then how many keys follow: always one.
  return sshString(bytes, position + 4)?.content ?? null;
}

/** Version, modulus, public exponent, and then what is secret (RFC 8017, appendix A.1.2). */
function rsaBlob(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const [version, modulus, exponent] = derSequence(der) ?? [];
  if (version?.tag !== INTEGER || modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return null;
  return sshBlob("ssh-rsa", exponent.content, modulus.content);
}

/** The public point stands at the end of the file, mostly (RFC 5915, section 3). */
function ecBlob(der: Uint8Array<ArrayBuffer>, curveId?: string): Uint8Array<ArrayBuffer> | null {
  const parts = derSequence(der) ?? [];
  const parameters = derParts(
    parts.find(({ tag }) => tag === 0xa0),
    0xa0,
  )?.[0];
  const point = derParts(
    parts.find(({ tag }) => tag === 0xa1),
    0xa1,
  )?.[0];
  const id = curveId ?? (parameters?.tag === OBJECT_ID ? toHex(parameters.content) : "");
  return point?.tag === BIT_STRING ? pointBlob(id, point.content.subarray(1)) : null;
}

/** @see https://www.rfc-editor.org/rfc/rfc5958#section-2 */
async function pkcs8Blob(der: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  const [, algorithm, key] = derSequence(der) ?? [];
  const [type, parameters] = derParts(algorithm, SEQUENCE) ?? [];
  if (!type || key?.tag !== OCTET_STRING) return null;
  const id = toHex(type.content);
  if (id === RSA) return rsaBlob(key.content);
  if (id === EC) return ecBlob(key.content, parameters && toHex(parameters.content));
  return id === ED25519 ? ed25519Blob(der) : null;
}

/** The file holds the seed alone: the browser works the public half out, where it knows this kind of key. */
async function ed25519Blob(der: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const key = await crypto.subtle.importKey("pkcs8", der, "Ed25519", true, ["sign"]);
    const { x } = await crypto.subtle.exportKey("jwk", key);
    const point = x === undefined ? null : fromBase64(x);
    return point && sshBlob("ssh-ed25519", point);
  } catch {
    return null;
  }
}
