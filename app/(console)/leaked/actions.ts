"use server";

import { z } from "zod";
import type { CredentialAnswer } from "#lib/domain/credentials/answer.ts";
import { CredentialName } from "#lib/domain/credentials/credential-name.ts";
import { action } from "#lib/server/action.ts";
import { readingOnce } from "#lib/service/coverage-read.ts";
import { findCredential } from "#lib/service/find-credential.ts";

/** Finds whose the named credentials are. A POST: what is asked stands in no address, history or log of requests. */
export const findCredentials = action({
  permission: "inventory.read",
  input: z.array(CredentialName).min(1).max(8),
  async run(context, names) {
    const answers: CredentialAnswer[] = [];
    // One after the other: each reads the pages of several identities, and others want the database too.
    const once = readingOnce(context);
    for (const name of names) answers.push(await findCredential(once, name));
    return answers;
  },
});
