import { fromBase64, sha256, toBase64 } from "./base64.ts";
import { found, type Reading } from "./reading.ts";

/**
 * Types of keys by the name their data begins with.
 * @see https://www.rfc-editor.org/rfc/rfc4253#section-6.6, RFC 5656, RFC 8709, and OpenSSH's PROTOCOL.u2f
 */
const ALGORITHMS: ReadonlySet<string> = new Set([
  "ssh-rsa",
  "ssh-dss",
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
]);

/** Reads the data of a public key as it stands in `authorized_keys`. What it proves nothing by is public. */
export async function readSshPublicKey(word: string): Promise<Reading | null> {
  // The length of a short name, in base64.
  if (!word.startsWith("AAAA")) return null;
  const blob = fromBase64(word);
  return blob && readSshBlob(blob);
}

/** Names a public key in the wire form of SSH. The fingerprint is what `ssh-keygen -l` says. */
export async function readSshBlob(blob: Uint8Array<ArrayBuffer>, ...remarks: string[]): Promise<Reading | null> {
  const first = sshString(blob, 0);
  const algorithm = first ? String.fromCharCode(...first.content.subarray(0, 64)) : "";
  if (!ALGORITHMS.has(algorithm)) return null;
  return found({ kind: "ssh-key", algorithm, fingerprint: await fingerprintOf(blob) }, ...remarks);
}

/** `SHA256:…` over the wire form of a public key. */
export async function fingerprintOf(blob: Uint8Array<ArrayBuffer>): Promise<string> {
  return `SHA256:${toBase64(await sha256(blob)).replace(/=$/, "")}`;
}

/** A string of RFC 4251, section 5, at a position; null where its length goes beyond the end. */
export function sshString(
  bytes: Uint8Array<ArrayBuffer>,
  position: number,
): { content: Uint8Array<ArrayBuffer>; end: number } | null {
  if (position + 4 > bytes.length) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(position);
  const end = position + 4 + length;
  return end <= bytes.length ? { content: bytes.subarray(position + 4, end), end } : null;
}

/** The wire form of a public key from its parts. */
export function sshBlob(...parts: (string | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const contents = parts.map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
  const blob = new Uint8Array(contents.reduce((size, content) => size + 4 + content.length, 0));
  let position = 0;
  for (const content of contents) {
    new DataView(blob.buffer).setUint32(position, content.length);
    blob.set(content, position + 4);
    position += 4 + content.length;
  }
  return blob;
}
