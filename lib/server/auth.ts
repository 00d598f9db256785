import { betterAuth } from "better-auth/minimal";
import { isAPIError } from "better-auth/api";
import { appendAudit } from "#lib/db/audit.ts";
import { authAdapter, type GuessLimit, SIGN_IN_LIMIT } from "#lib/db/auth.ts";
import type { Database } from "#lib/db/database.ts";
import { logger } from "#lib/logger.ts";
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD, verifyPassword } from "#lib/service/users.ts";
import { limitGuesses } from "./limit-guesses.ts";
import { baseUrl, servedOrigins } from "./origins.ts";
import { redeemEndpoint } from "./redeem-endpoint.ts";
import { ADDRESS_HEADER } from "./request-headers.ts";
import { ABSOLUTE_SECONDS, firstExpiry } from "./session-lifetime.ts";
import { isHttps, type WebSettings } from "./settings.ts";

export type Auth = ReturnType<typeof createAuth>;

/**
 * Sets up better-auth: email and password, sessions as rows that are read on each request (so that a revoked one is
 * dead at once), nobody signs up on their own. It answers over HTTP only where app/api/auth lets it.
 */
export function createAuth(database: Database, settings: WebSettings, limit: GuessLimit = SIGN_IN_LIMIT) {
  const https = isHttps(settings);
  return betterAuth({
    appName: "Rollcall",
    baseURL: baseUrl(settings),
    trustedOrigins: [...new Set(servedOrigins(settings).values())],
    secret: settings.authSecret,
    database: authAdapter(database),
    telemetry: { enabled: false },
    logger: { level: "error", log: (level, message) => logger[level]({ from: "better-auth" }, message) },
    // Without it, refusals are printed to the terminal, past our log.
    onAPIError: {
      onError(error) {
        if (!isAPIError(error)) logger.error({ err: error }, "better-auth failed");
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { additionalFields: { role: { type: "string", input: false, defaultValue: "viewer" } } },
    session: {
      expiresIn: ABSOLUTE_SECONDS,
      // session-lifetime.ts prolongs them: better-auth's way knows no end, and needs a response to set a cookie on.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    // Its own limit counts requests over HTTP only; the sign-in form is a server action. See limit-guesses.ts.
    rateLimit: { enabled: false },
    advanced: {
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Off, because it would put `__Secure-` before the stronger `__Host-`.
      useSecureCookies: false,
      cookies: { session_token: { name: `${https ? "__Host-" : ""}rollcall-session` } },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: https },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            return { data: { ...session, expiresAt: firstExpiry(new Date()) } };
          },
          async after(session, context) {
            const previous = await context?.getSignedCookie(
              context.context.authCookies.sessionToken.name,
              context.context.secret,
            );
            // A browser has one session: signing in again ends the one before (ASVS 7.2.4).
            if (previous) await database.pool.query("delete from session where token = $1", [previous]);
            await auditSignIn(database, session.userId, session.ipAddress ?? "");
          },
        },
      },
    },
    plugins: [limitGuesses(database, limit), redeemEndpoint(database)],
  });
}

/** Throws when it cannot be written: then the sign-in fails, and the session just made is known to nobody. */
async function auditSignIn(database: Database, userId: string, address: string): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(`select name from "user" where id = $1`, [userId]);
  await appendAudit(database.pool, {
    actor: { kind: "user", id: userId, name: rows[0]?.name ?? "" },
    action: "user.sign-in",
    subject: `user:${userId}`,
    detail: { address },
  });
}
