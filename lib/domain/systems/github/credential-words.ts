import type { JsonObject } from "../../facts/json.ts";
import type { CredentialRemark } from "../../inventory/detail.ts";
import type { Expiry } from "../../inventory/identity.ts";
import type { System } from "../system.ts";
import { textOf, textsOf } from "../content.ts";
import { durationWords } from "../duration-words.ts";

const KINDS = new Map([
  ["deploy-key", "SSH key"],
  ["fine-grained-token", "fine-grained personal access token"],
  ["classic-token", "classic personal access token"],
  ["user-ssh-key", "SSH key of a user"],
  ["oauth-app-token", "token of an OAuth App"],
  ["saml-identity", "SAML identity"],
]);

/** A key or token in words. GitHub notes the newest use of each; null of its own is never. */
export const credential: System["credential"] = ({ kind, content }, lastUse) => {
  const createdAt = textOf(content.created) || null;
  const expires = expiryOf(content);
  return {
    kind: KINDS.get(kind) ?? kind,
    createdAt,
    expires,
    lifetime: createdAt !== null && "at" in expires ? lifetimeWords(createdAt, expires.at) : null,
    lastUsed: lastUse
      ? { at: lastUse.at, ...(lastUse.granularity === "day" ? { day: true } : {}) }
      : { unknown: "GitHub tells no use of it, which may be that there was none." },
    remarks: remarksOf(content),
    storedIn: kind === "saml-identity" ? "with the identity provider" : "with whoever made it",
  };
};

/** Null means that it never ends; nothing said means that nobody said. */
function expiryOf({ expires }: JsonObject): Expiry {
  if (expires === null) return { never: true };
  const at = textOf(expires);
  return at === "" ? { unknown: "GitHub did not say whether it ends." } : { at };
}

function lifetimeWords(from: string, to: string): string | null {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return seconds > 0 ? durationWords(seconds) : null;
}

function remarksOf(content: JsonObject): CredentialRemark[] {
  const scopes = textsOf(content.scopes);
  const username = textOf(content.username);
  return [
    ...(username === "" ? [] : [{ words: `is ${username} at the identity provider`, grave: false }]),
    ...(content.readOnly === false ? [{ words: "may write", grave: true }] : []),
    ...(scopes.length > 0 ? [{ words: `has the scopes ${scopes.slice(0, 6).join(", ")}`, grave: false }] : []),
  ];
}
