import { createHash, randomBytes, randomUUID } from "node:crypto";
import { appendAudit } from "#lib/db/audit.ts";
import {
  accountBucket,
  consumeSignInLink,
  findSignInLink,
  findUserByEmail,
  forgetGuesses,
  hasAdministrator,
  insertSignInLink,
  insertUser,
  replacePassword,
  SIGN_IN_LIMIT,
  type Queryable,
  type Transaction,
  type UserRow,
} from "#lib/db/auth.ts";
import type { Database } from "#lib/db/database.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { Conflict, Forbidden, InvalidInput, NotFound } from "#lib/errors.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";
import { checkNewPassword, EmailAddress, hashPassword, PersonName } from "./users.ts";

const LIFETIME_MS = 15 * 60 * 1000;
const NO_LONGER_GOOD =
  "This sign-in link was used, has expired or was never made. " +
  "Make a new one on the machine that Rollcall runs on: npm run rollcall -- sign-in-link";

/** True once somebody can administer this installation. */
export async function administratorExists(database: Pick<Database, "pool">): Promise<boolean> {
  return hasAdministrator(database.pool);
}

/**
 * Makes a one-time link, good for 15 minutes. Without `email` it lets its holder become an administrator; with the
 * email of somebody who has an account, it lets its holder give that account a new password, and nothing else. One that
 * Rollcall itself makes (the first start) is good only while no administrator exists.
 *
 * For those at the machine only: an administrator who could make one in the browser could sign in as somebody else.
 */
export async function createSignInLink(
  ctx: Context,
  baseUrl: string,
  options: { email?: string } = {},
): Promise<{ url: string; expiresAt: Date }> {
  authorize(ctx.actor, "sign-in-link.create");
  if (ctx.actor.kind === "user") {
    throw new Forbidden(
      "Sign-in links are made on the machine that Rollcall runs on: npm run rollcall -- sign-in-link",
    );
  }
  const user = options.email === undefined ? undefined : await accountOf(ctx.database.pool, options.email);

  const token = makeToken(user?.email);
  const expiresAt = new Date(ctx.now.getTime() + LIFETIME_MS);
  await inTransaction(ctx.database.pool, async (client) => {
    await insertSignInLink(client, {
      tokenHash: hashToken(token),
      createdBy: `${ctx.actor.kind} ${ctx.actor.name}`,
      createdAt: ctx.now,
      expiresAt,
    });
    await appendAudit(client, {
      actor: ctx.actor,
      action: "sign-in-link.create",
      subject: subjectOf(token),
      detail: { for: user === undefined ? "new administrator" : `user:${user.id}`, expiresAt: expiresAt.toISOString() },
    });
  });
  const url = new URL("/sign-in/first", baseUrl);
  url.searchParams.set("token", token);
  return { url: url.toString(), expiresAt };
}

/** What a link that is still good is for. */
export type SignInLinkPurpose = { kind: "new-administrator" } | { kind: "new-password"; email: string; name: string };

/**
 * Looks at a link without using it up.
 * @throws NotFound with the sentence to show when it is no longer good
 */
export async function readSignInLink(database: Database, token: string, now: Date): Promise<SignInLinkPurpose> {
  const link = await findSignInLink(database.pool, hashToken(token));
  if (link === undefined || link.usedAt !== null || link.expiresAt <= now) throw new NotFound(NO_LONGER_GOOD);
  await refuseSecondFirst(database.pool, link.createdBy);
  const email = emailOf(token);
  if (email === undefined) return { kind: "new-administrator" };
  const { name } = await accountOf(database.pool, email);
  return { kind: "new-password", email, name };
}

/** What the holder of a link enters. Name and email count only for a new administrator. */
export interface Redemption {
  token: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Uses a link up and does what it is for, or does neither: a refused password leaves the link good.
 * @returns who may now be signed in
 * @throws NotFound, InvalidInput or Conflict, with the sentence to show
 */
export async function redeemSignInLink(database: Database, redemption: Redemption, now: Date): Promise<UserRow> {
  const purpose = await readSignInLink(database, redemption.token, now);
  const person = purpose.kind === "new-password" ? purpose : enteredPerson(redemption);
  checkNewPassword(redemption.password, person);
  // Before the transaction: it takes a while, and would hold the link's row and a connection.
  const passwordHash = await hashPassword(redemption.password);

  return inTransaction(database.pool, async (client) => {
    // Two links of two first starts must not both find that there is no administrator yet.
    await client.query("select pg_advisory_xact_lock(hashtext('rollcall sign-in link'))");
    const link = await consumeSignInLink(client, hashToken(redemption.token), now);
    if (link === undefined) throw new NotFound(NO_LONGER_GOOD);
    await refuseSecondFirst(client, link.createdBy);
    const user =
      purpose.kind === "new-password"
        ? await setPassword(client, purpose.email, passwordHash)
        : await addAdministrator(client, person, passwordHash);
    await appendAudit(client, {
      actor: { kind: "user", id: user.id, name: user.name },
      action: purpose.kind === "new-password" ? "user.set-password" : "user.create",
      subject: `user:${user.id}`,
      detail: { email: user.email, role: user.role, by: subjectOf(redemption.token), linkMadeBy: link.createdBy },
    });
    return user;
  });
}

async function setPassword(client: Transaction, email: string, passwordHash: string): Promise<UserRow> {
  const user = await accountOf(client, email);
  await replacePassword(client, user.id, passwordHash);
  // Whoever was locked out by somebody else's guesses must be able to come in with the new one.
  await forgetGuesses(client, accountBucket(email), SIGN_IN_LIMIT);
  return user;
}

async function addAdministrator(
  client: Transaction,
  person: { name: string; email: string },
  passwordHash: string,
): Promise<UserRow> {
  if ((await findUserByEmail(client, person.email)) !== undefined) {
    throw new Conflict(
      "Somebody has this email address already. To give that account a new password: " +
        "npm run rollcall -- sign-in-link --email <address>",
    );
  }
  const user = { id: randomUUID(), ...person, role: "administrator" };
  await insertUser(client, user, passwordHash);
  return user;
}

function enteredPerson({ name, email }: Redemption): { name: string; email: string } {
  const parsed = { name: PersonName.safeParse(name), email: EmailAddress.safeParse(email) };
  if (!parsed.name.success) throw new InvalidInput(parsed.name.error.issues[0]?.message ?? "Enter a name.");
  if (!parsed.email.success) throw new InvalidInput(parsed.email.error.issues[0]?.message ?? "Enter an email address.");
  return { name: parsed.name.data, email: parsed.email.data };
}

/** The link printed at the first start lies about in terminals; once there is an administrator it is worth nothing. */
async function refuseSecondFirst(client: Queryable, createdBy: string): Promise<void> {
  if (createdBy.startsWith("system ") && (await hasAdministrator(client))) throw new NotFound(NO_LONGER_GOOD);
}

async function accountOf(client: Queryable, email: string): Promise<UserRow> {
  const user = await findUserByEmail(client, email.trim().toLowerCase());
  if (user === undefined) throw new NotFound("Nobody has this email address.");
  return user;
}

/** `<secret>` or `<secret>.<email>`. The hash covers both, so a link cannot be turned to another account. */
function makeToken(email: string | undefined): string {
  const secret = randomBytes(32).toString("base64url");
  return email === undefined ? secret : `${secret}.${Buffer.from(email).toString("base64url")}`;
}

function emailOf(token: string): string | undefined {
  const email = token.split(".")[1];
  return email === undefined ? undefined : Buffer.from(email, "base64url").toString();
}

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Names a link in the audit log without helping anybody to use it. */
function subjectOf(token: string): string {
  return `sign-in-link:${hashToken(token).toString("hex").slice(0, 16)}`;
}
