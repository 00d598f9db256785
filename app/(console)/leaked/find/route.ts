import { z } from "zod";
import type { CredentialAnswer } from "#lib/domain/credentials/answer.ts";
import { CredentialName } from "#lib/domain/credentials/credential-name.ts";
import { InvalidInput } from "#lib/errors.ts";
import { readingOnce } from "#lib/service/coverage-read.ts";
import { findCredential } from "#lib/service/find-credential.ts";
import { answer } from "../../answer.ts";

const Names = z.array(CredentialName).min(1).max(8);
/** Names are short; more than this is none. */
const MAX_LENGTH = 100_000;

/**
 * Finds whose the named credentials are. A POST: what is asked stands in no address, history or log of requests. Not a
 * server action: those wait for one another, and a search may be given up for another.
 */
export async function POST(request: Request): Promise<Response> {
  return answer(async (context) => {
    const names = Names.safeParse(await bodyOf(request));
    if (!names.success) throw new InvalidInput("This is not what a credential is named by.");
    const once = readingOnce(context);
    const answers: CredentialAnswer[] = [];
    // One after the other: each reads the pages of several identities, and others want the database too.
    for (const name of names.data) {
      if (!request.signal.aborted) answers.push(await findCredential(once, name));
    }
    return answers;
  });
}

async function bodyOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? MAX_LENGTH) >= MAX_LENGTH) return null;
  return request.json().catch(() => null);
}
