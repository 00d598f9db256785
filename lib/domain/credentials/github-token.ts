import { sha256, toBase64 } from "./base64.ts";
import type { NameOf } from "./credential-name.ts";
import { found, type Reading } from "./reading.ts";

/** 36 characters, or the longer ones GitHub announced for its Apps. */
const TOKEN = /^(ghp|gho|ghu|ghs|ghr)_([A-Za-z0-9._-]{36,2000})$/;
const FINE_GRAINED = /^(github_pat)_([A-Za-z0-9_]{82})$/;

/**
 * Reads a token of GitHub, which says nothing about whose it is. Its SHA-256 is what the audit log calls `hashed_token`;
 * nobody can come back from there to a token.
 * @see https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/identifying-audit-log-events-performed-by-an-access-token
 */
export async function readGitHubToken(word: string): Promise<Reading | null> {
  const [, prefix, random = ""] = TOKEN.exec(word) ?? FINE_GRAINED.exec(word) ?? [];
  if (prefix === undefined) return null;
  const hash = toBase64(await sha256(new TextEncoder().encode(word)));
  const name = { kind: "github-token", prefix: prefix as NameOf<"github-token">["prefix"], hash } as const;
  const remarks = checksumFails(random)
    ? ["Its checksum is wrong: it is not a whole token, or none that GitHub gave out."]
    : [];
  return found(name, ...remarks);
}

/**
 * The last six characters are the CRC-32 of the others, in base 62. How longer forms are checked is not published.
 * @see https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
function checksumFails(random: string): boolean {
  return random.length === 36 && toBase62(crc32(random.slice(0, 30))) !== random.slice(30);
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function toBase62(value: number): string {
  let rest = value;
  let text = "";
  for (let place = 0; place < 6; place += 1) {
    text = DIGITS.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** CRC-32 of ISO 3309, as in gzip (RFC 1952, section 8). */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
