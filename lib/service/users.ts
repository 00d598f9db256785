import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { z } from "zod";
import { appendAudit } from "#lib/db/audit.ts";
import { deleteSession, deleteSessions } from "#lib/db/auth.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { InvalidInput } from "#lib/errors.ts";
import type { Context } from "./context.ts";

/** Compared and stored in lower case, as better-auth looks them up. */
export const EmailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This email address is too long.")
  .pipe(z.email("This is not an email address."));

/** Shown beside every decision, so nothing that hides or turns text around may be in it. */
export const PersonName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "This name is longer than 100 characters.")
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]+$/u, "This name contains characters that cannot be shown.");

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;

/**
 * Checks a password that somebody chooses. Length is what counts: nothing asks for digits or signs or forbids spaces.
 * @throws InvalidInput with the sentence to show
 */
export function checkNewPassword(password: string, person: { name: string; email: string }): void {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) throw new InvalidInput(`Use at least ${SHORTEST_PASSWORD} characters.`);
  if (length > LONGEST_PASSWORD) throw new InvalidInput(`Use at most ${LONGEST_PASSWORD} characters.`);
  const known = ["rollcall", person.email, ...person.email.split("@"), ...person.name.split(/\s+/)];
  if (isGuessable(password, known)) {
    throw new InvalidInput(
      "This password is easy to guess. Use several words that have nothing to do with each other.",
    );
  }
}

/** What the long entries of lists of common passwords are made of; of two that begin alike, the longer first. */
const COMMON_WORDS = `password passwort passw qwertyuiop qwertzuiop qwerty qwertz azerty asdfghjkl asdfgh zxcvbnm zxcvb
  qazwsxedc 1qaz2wsx3edc 1q2w3e4r5t 1q2w3e4r iloveyou welcome letmein administrator admin secret dragon monkey football
  baseball basketball superman batman princess sunshine shadow master trustno login access testing test hello whatever
  changeme default computer internet january february spring summer autumn winter`;
const COMMON_PARTS = new RegExp(COMMON_WORDS.split(/\s+/).join("|"), "g");

/** What is left after known words and runs are taken out is what an attacker must guess: too little is refused. */
function isGuessable(password: string, known: string[]): boolean {
  let rest = password.normalize("NFKC").toLowerCase();
  if (new Set(rest).size < 5) return true;
  const plain = rest.replaceAll("@", "a").replaceAll("0", "o").replaceAll("$", "s").replaceAll("3", "e");
  if (plain.replace(COMMON_PARTS, "").length < rest.replace(COMMON_PARTS, "").length) rest = plain;
  for (const word of known.map((entry) => entry.toLowerCase()).filter((entry) => entry.length >= 3)) {
    rest = rest.replaceAll(word, "");
  }
  rest = rest.replace(COMMON_PARTS, "").replace(/(19|20)\d\d/g, "");
  return countSurprises(rest) < 6;
}

/** Characters that neither go on by one step from the one before (abc, 987, 111) nor repeat an earlier stretch. */
function countSurprises(text: string): number {
  const characters = [...text];
  const isSurprise = (character: string, at: number): boolean => {
    const before = characters[at - 1];
    if (before === undefined) return true;
    if (Math.abs((character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1) return false;
    return (
      at < 3 ||
      !characters
        .slice(0, at)
        .join("")
        .includes(characters.slice(at - 2, at + 1).join(""))
    );
  };
  return characters.filter(isSurprise).length;
}

// 32 MiB and about 0.2 s a guess: OWASP's row for scrypt with the memory that four at once may take here.
const COST = { N: 2 ** 15, r: 8, p: 3 };
const FORMAT = /^scrypt\$32768\$8\$3\$([\w-]{22})\$([\w-]{86})$/;

/** @returns what is stored of a password: `scrypt$N$r$p$salt$key` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt);
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/** True when `hash` was made of `password`. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, salt, key] = FORMAT.exec(hash) ?? [];
  if (salt === undefined || key === undefined) return false;
  return timingSafeEqual(await deriveKey(password, Buffer.from(salt, "base64url")), Buffer.from(key, "base64url"));
}

/** One keyboard writes é as one character, another as two: NFKC makes them the same password. */
function deriveKey(password: string, salt: Buffer): Promise<Buffer> {
  const options: ScryptOptions = { ...COST, maxmem: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, 64, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** Ends one session of the person who asks. */
export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  const { actor, database } = ctx;
  await inTransaction(database.pool, async (client) => {
    if (!(await deleteSession(client, actor.id, sessionId))) return;
    await appendAudit(client, { actor, action: "user.sign-out", subject: `user:${actor.id}`, detail: {} });
  });
}

/** Ends every session of the person who asks, on every device. */
export async function endAllSessions(ctx: Context): Promise<{ ended: number }> {
  const { actor, database } = ctx;
  return inTransaction(database.pool, async (client) => {
    const ended = await deleteSessions(client, actor.id);
    await appendAudit(client, {
      actor,
      action: "user.sign-out-everywhere",
      subject: `user:${actor.id}`,
      detail: { ended },
    });
    return { ended };
  });
}
