import type { Traits } from "../system.ts";

/** What identities of a cluster are beside their kind. */
export const traits: Traits = {
  meanings: {
    "long-lived-token": "A service account with a token in a Secret, which works until the Secret is deleted.",
  },
  ofIdentity: ({ kind, endlessCredentials }) =>
    kind === "service-account" && endlessCredentials > 0 ? ["long-lived-token"] : [],
};
