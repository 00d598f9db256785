import { toHex } from "./base64.ts";
import { BIT_STRING, derParts, derSequence, INTEGER, OBJECT_ID, SEQUENCE, type DerValue } from "./der.ts";
import { sshBlob } from "./ssh-key.ts";

/** Algorithms of keys by their object id. */
export const RSA = "2a864886f70d010101";
export const EC = "2a8648ce3d0201";
export const ED25519 = "2b6570";

/** Curves of RFC 5480, section 2.1.1.1, by their object id. */
const CURVES: Record<string, string> = {
  "2a8648ce3d030107": "nistp256",
  "2b81040022": "nistp384",
  "2b81040023": "nistp521",
};

/** The wire form of SSH of a point on a curve; null for curves that have none. */
export function pointBlob(curveId: string, point: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const curve = CURVES[curveId];
  return curve === undefined ? null : sshBlob(`ecdsa-sha2-${curve}`, curve, point);
}

/**
 * The key that a certificate is about, in the wire form of SSH: so its private half is told from others.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.7
 */
export function certifiedBlob(info: DerValue | undefined): Uint8Array<ArrayBuffer> | null {
  const [algorithm, bits] = derParts(info, SEQUENCE) ?? [];
  const [type, parameters] = derParts(algorithm, SEQUENCE) ?? [];
  if (type?.tag !== OBJECT_ID || bits?.tag !== BIT_STRING) return null;
  const id = toHex(type.content);
  // The first octet counts the bits that are not used: none in keys.
  const key = bits.content.subarray(1);
  if (id === RSA) return rsaBlob(key);
  if (id === EC) return parameters?.tag === OBJECT_ID ? pointBlob(toHex(parameters.content), key) : null;
  return id === ED25519 ? sshBlob("ssh-ed25519", key) : null;
}

/** Modulus and public exponent (RFC 8017, appendix A.1.1). */
function rsaBlob(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const [modulus, exponent] = derSequence(der) ?? [];
  if (modulus?.tag !== INTEGER || exponent?.tag !== INTEGER) return null;
  return sshBlob("ssh-rsa", exponent.content, modulus.content);
}
