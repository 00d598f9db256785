import { fromBase64, fromUtf8 } from "./base64.ts";
import { isClaims, type Claims } from "./claims.ts";
import { readKubernetesClaims } from "./kubernetes-token.ts";
import { found, nameless, type Reading } from "./reading.ts";
import { registeredClaims } from "./registered-claims.ts";
import { nameText } from "./texts.ts";

/** Longest token that is taken apart: no server takes one in a header. */
const MAX_TOKEN = 100_000;

/**
 * Reads the middle part of a JSON Web Token, which says whose it is. The last part, its signature, is what makes it a
 * secret; it is not looked at. A token cut off behind its claims is still named.
 * @see https://www.rfc-editor.org/rfc/rfc7519 and RFC 7515, section 7.1 (compact serialization)
 */
export function readJwt(word: string): Reading | null {
  if (!word.startsWith("eyJ") || word.length > MAX_TOKEN) return null;
  const [header = "", payload = "", ...rest] = word.split(".");
  if (objectIn(header) === null) return null;
  // RFC 7516, section 7.1: five parts, of which the second is an encrypted key.
  if (rest.length === 3)
    return nameless("That is an encrypted token: only who it was made for can tell what it names.");
  if (rest.length > 1) return null;
  const claims = objectIn(payload);
  if (claims === null) return null;
  const kubernetes = readKubernetesClaims(claims);
  if (kubernetes) return found(kubernetes);
  const name = {
    kind: "jwt" as const,
    subject: nameText(claims["sub"]),
    ...registeredClaims(claims),
  };
  if (name.issuer === undefined && name.subject === undefined && name.tokenId === undefined) {
    return nameless("That is a signed token without issuer, subject or id: nothing in it says whose it is.");
  }
  return found(name);
}

function objectIn(part: string): Claims | null {
  const bytes = fromBase64(part);
  const text = bytes && fromUtf8(bytes);
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isClaims(value) ? value : null;
  } catch {
    return null;
  }
}
