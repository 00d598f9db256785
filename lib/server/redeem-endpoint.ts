import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import type { Database } from "#lib/db/database.ts";
import { redeemSignInLink } from "#lib/service/sign-in-links.ts";

const Redemption = z.object({ token: z.string(), name: z.string(), email: z.string(), password: z.string() });

/** `auth.api.redeemSignInLink`: uses a one-time link up and signs its holder in. Not reachable over HTTP by itself. */
export function redeemEndpoint(database: Database) {
  return {
    id: "sign-in-link",
    endpoints: {
      redeemSignInLink: createAuthEndpoint.serverOnly(
        { method: "POST", body: Redemption, requireHeaders: true },
        async (context) => {
          const { id } = await redeemSignInLink(database, context.body, new Date());
          const user = await context.context.internalAdapter.findUserById(id);
          const session = await context.context.internalAdapter.createSession(id);
          if (user === null) throw new Error("The account was deleted while it signed in.");
          await setSessionCookie(context, { session, user });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
