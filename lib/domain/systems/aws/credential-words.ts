import type { JsonObject } from "../../facts/json.ts";
import type { CredentialRemark } from "../../inventory/detail.ts";
import type { Expiry } from "../../inventory/identity.ts";
import type { Surrounding, System } from "../system.ts";
import { textOf } from "../content.ts";
import { durationWords } from "../duration-words.ts";

const KINDS = new Map([
  ["access-key", "access key"],
  ["reported-access-key", "access key"],
  ["role-session", "sessions of the role"],
  ["console-password", "console password"],
  ["signing-certificate", "signing certificate"],
  ["service-specific-credential", "credential of one service"],
]);

/** A credential in words, whatever its kind. */
export const credential: System["credential"] = ({ kind, content }, lastUse, _, around = []) => ({
  kind: KINDS.get(kind) ?? kind.replaceAll("-", " "),
  createdAt: textOf(content.created) || null,
  expires: expiryOf(kind, content, longestIn(around)),
  lifetime: lifetimeOf(kind, longestIn(around)),
  lastUsed: lastUse
    ? { at: lastUse.at, ...(lastUse.granularity === "day" ? { day: true } : {}) }
    : { unknown: unusedWords(kind) },
  remarks: remarksOf(kind, content),
  storedIn: STORED_IN.get(kind) ?? "with whoever made it",
});

const STORED_IN = new Map([
  ["role-session", "nowhere: each session gets its own"],
  ["console-password", "with a person"],
]);

/** Null means that it never ends by itself; nothing said means that nobody said. */
function expiryOf(kind: string, { expires }: JsonObject, longest: number | null): Expiry {
  if (kind === "role-session") {
    return {
      unknown:
        longest !== null
          ? `Each session ends after ${durationWords(longest)} at most.`
          : "Each session ends by itself; after how long was not read.",
    };
  }
  if (expires === null) return { never: true };
  const at = textOf(expires);
  return at === "" ? { unknown: "AWS did not say whether it ends." } : { at };
}

function lifetimeOf(kind: string, longest: number | null): string | null {
  return kind === "role-session" && longest !== null ? durationWords(longest) : null;
}

/** Seconds that a session of the role may last; null: nobody read it. */
function longestIn(around: readonly Surrounding[]): number | null {
  const seconds = around.find(({ kind }) => kind === "session-length")?.content.maxSessionDuration;
  return typeof seconds === "number" ? seconds : null;
}

/**
 * Nothing reported is not never: AWS forgets uses of roles after 400 days, and a report may be older than a use.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html
 */
function unusedWords(kind: string): string {
  if (kind === "role-session") return "AWS reported no use. It keeps that for 400 days; an older use is not seen.";
  if (kind.endsWith("access-key") || kind === "console-password") {
    return "AWS reported no use of it, which may be that there was none.";
  }
  return "AWS does not report when it was used.";
}

function remarksOf(kind: string, content: JsonObject): CredentialRemark[] {
  if (content.status === "inactive")
    return [{ words: "inactive: AWS refuses it until somebody makes it active", grave: false }];
  if (kind !== "console-password") return [];
  if (content.mfa === false) return [{ words: "without a second factor: the password alone signs in", grave: true }];
  return [
    {
      words: content.mfa === true ? "with a second factor" : "whether with a second factor was not read",
      grave: false,
    },
  ];
}
