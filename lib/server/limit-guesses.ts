import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getIp, isAPIError } from "better-auth/api";
import { accountBucket, giveBackGuess, takeGuess, type GuessLimit } from "#lib/db/auth.ts";
import type { Database } from "#lib/db/database.ts";
import { logger } from "#lib/logger.ts";

/**
 * Bounds how often a password can be guessed, for each address that asks and for each account asked for: an attacker
 * has many addresses. It is a hook of the endpoint, so it holds for the form, for HTTP and for calls from our own code.
 * A right password gives the guess back, so that people behind one address do not use up each other's.
 */
export function limitGuesses(database: Database, limit: GuessLimit): BetterAuthPlugin {
  const matcher = (context: { path?: string }): boolean => context.path === "/sign-in/email";
  return {
    id: "limit-guesses",
    hooks: {
      before: [
        {
          matcher,
          handler: createAuthMiddleware(async (context) => {
            const buckets = bucketsOf(context);
            const freeAt = await takeGuess(database.pool, buckets, limit, new Date());
            if (freeAt === undefined) return;
            logger.warn({ buckets: buckets.map(shortName) }, "sign-in refused: too many guesses");
            const seconds = Math.max(1, Math.ceil((freeAt.getTime() - Date.now()) / 1000));
            throw new APIError(
              "TOO_MANY_REQUESTS",
              { message: tooManyGuesses(seconds) },
              { "retry-after": String(seconds) },
            );
          }),
        },
      ],
      after: [
        {
          matcher,
          handler: createAuthMiddleware(async (context) => {
            const buckets = bucketsOf(context);
            if (!isAPIError(context.context.returned)) {
              await giveBackGuess(database.pool, buckets, limit, new Date());
              return;
            }
            logger.warn({ buckets: buckets.map(shortName) }, "sign-in failed");
          }),
        },
      ],
    },
  };
}

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

function bucketsOf(context: HookContext): string[] {
  const body: unknown = context.body;
  const email = typeof body === "object" && body !== null && "email" in body ? String(body.email) : "";
  const address = getIp(context.headers ?? new Headers(), context.context.options) ?? "unknown";
  return [`sign-in:address:${address}`, accountBucket(email)];
}

/** Enough to see in the log that it is the same one again. Not the email: people type passwords where it belongs. */
function shortName(bucket: string): string {
  return bucket.startsWith("sign-in:account:") ? bucket.slice(0, "sign-in:account:".length + 8) : bucket;
}

function tooManyGuesses(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `Too many attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
