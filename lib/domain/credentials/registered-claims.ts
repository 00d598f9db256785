import type { Claims } from "./claims.ts";
import { nameText, nameTexts, timeOfSeconds } from "./texts.ts";

/**
 * What every token says of itself in the same way.
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1
 */
export function registeredClaims(claims: Claims) {
  return {
    issuer: nameText(claims["iss"]),
    audiences: nameTexts(claims["aud"]),
    tokenId: nameText(claims["jti"]),
    issuedAt: timeOfSeconds(claims["iat"]),
    expiresAt: timeOfSeconds(claims["exp"]),
  };
}
