"use server";

import { z } from "zod";
import { CredentialName } from "#lib/domain/credentials/credential-name.ts";
import { action } from "#lib/server/action.ts";
import { findCredential } from "#lib/service/find-credential.ts";

/** Finds whose the named credentials are. A POST: what is asked stands in no address, history or log of requests. */
export const findCredentials = action({
  permission: "inventory.read",
  input: z.array(CredentialName).min(1).max(8),
  run: (context, names) => Promise.all(names.map((name) => findCredential(context, name))),
});
