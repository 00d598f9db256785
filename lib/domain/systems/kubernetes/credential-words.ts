import type { JsonObject } from "../../facts/json.ts";
import type { LastUse } from "../../facts/fact.ts";
import type { CredentialRemark } from "../../inventory/detail.ts";
import type { Expiry, LastUsed } from "../../inventory/identity.ts";
import type { System } from "../system.ts";
import { textOf, textsOf } from "../content.ts";
import { durationWords } from "../duration-words.ts";
import { MASTERS } from "./permissions/binding.ts";

/** A credential in words, whatever its kind. */
export const credential: System["credential"] = ({ kind, content }, lastUse, useWatchedSince) => {
  const createdAt = textOf(content.created) || null;
  const expires = expiryOf(kind, content);
  return {
    kind: KINDS.get(kind) ?? kind,
    createdAt,
    expires,
    lifetime: createdAt !== null && "at" in expires ? lifetimeWords(createdAt, expires.at) : null,
    lastUsed: lastUsedOf(kind, createdAt, lastUse, useWatchedSince),
    remarks: remarksOf(content),
    storedIn: kind === "client-certificate" ? "with whoever asked for it" : null,
  };
};

/** The ConfigMap in which the API server says since when it notes uses of token Secrets. */
export function useWatchOf(alias: string): string | null {
  const [system, slug] = alias.split(":");
  return `${system}:${slug}:configmap:kube-system/kube-apiserver-legacy-service-account-token-tracking`;
}

const KINDS = new Map([
  ["service-account-token", "token in a Secret"],
  ["bootstrap-token", "token by which a node joins"],
  ["client-certificate", "client certificate"],
]);

/** @see https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token */
function expiryOf(kind: string, content: JsonObject): Expiry {
  if (kind === "bootstrap-token") return { unknown: "It stands among the Secret's values, which are never read." };
  const at = textOf(content.expires);
  return at === "" ? { never: true } : { at };
}

/** From one time to the other, in whole units. */
function lifetimeWords(from: string, to: string): string | null {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return seconds > 0 ? durationWords(seconds) : null;
}

/**
 * A use before it was made was of another under its name. Where the server notes uses and noted none, there was none
 * since it began to, or since the token was made.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#legacy-serviceaccount-token-tracking-controller
 */
function lastUsedOf(
  kind: string,
  createdAt: string | null,
  lastUse: LastUse | null,
  watchedSince: string | null,
): LastUsed {
  const unknown = UNOBSERVED.get(kind);
  if (unknown !== undefined) return { unknown };
  if (lastUse) return { at: lastUse.at, ...(lastUse.granularity === "day" ? { day: true } : {}) };
  if (watchedSince === null) return { unknown: NOT_WATCHED };
  return { never: true, since: createdAt !== null && createdAt > watchedSince ? createdAt : watchedSince };
}

const UNOBSERVED = new Map([
  ["bootstrap-token", "The cluster notes no use of it; its audit log, which would, is not connected."],
  ["client-certificate", "The cluster notes no use of it; its audit log, which would, is not connected."],
]);

const NOT_WATCHED =
  "The API server notes the last day by a label, and none is there. It is not known since when this server does that.";

function remarksOf(content: JsonObject): CredentialRemark[] {
  const since = textOf(content.invalidSince);
  if (since !== "")
    return [{ words: `no longer works since ${since.slice(0, 10)}: unused for too long`, grave: false }];
  const groups = textsOf(content.groups);
  if (groups.includes(MASTERS)) return [{ words: MASTERS_WORDS, grave: true }];
  return groups.length === 0 ? [] : [{ words: groupWords(groups), grave: false }];
}

/** @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege */
const MASTERS_WORDS =
  "makes whoever has it one of system:masters: no role limits that, and it cannot be revoked before it expires";

function groupWords(groups: readonly string[]): string {
  const shown = groups.slice(0, 3).join(", ");
  const more = groups.length - 3;
  return `puts whoever has it in the ${groups.length === 1 ? "group" : "groups"} ${shown}${more > 0 ? ` and ${more} more` : ""}`;
}
