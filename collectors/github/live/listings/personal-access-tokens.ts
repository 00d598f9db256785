import { ask, wholeList, withDetails } from "../ask.ts";
import { unread, type Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { gateOf, type Session } from "../session.ts";

const ABSENT = "fine-grained tokens are not switched on for this organization";

/** Fine-grained tokens that reach the organization, and requests for more. Only an App is told. */
export async function readPersonalAccessTokens(session: Session): Promise<Outcome[]> {
  const { login } = session.organization;
  const base = path`/orgs/${login}/`;
  const read = async (slice: "fine-grained-tokens" | "token-requests", word: string, permission: string) => {
    const gate = gateOf(session, permission);
    if (gate?.status !== "switched-off" && session.granted === null) {
      const reason = "GitHub shows tokens of others to Apps only. Connect the organization by a GitHub App.";
      return { kind: slice, ...unread({ status: "not-supported", reason }) };
    }
    const tokens = await ask(session, { listing: listing(slice, base + word), permission, absent: ABSENT });
    const listed = await withDetails(tokens, async (token) => {
      if (token["repository_selection"] !== "subset") return token;
      const own = listing(slice, `${base}${word}/${Number(token["id"])}/repositories`);
      return { ...token, repositories: { known: await wholeList(session, slice, own) } };
    });
    return { kind: slice, ...listed };
  };
  return [
    await read("fine-grained-tokens", "personal-access-tokens", "organization_personal_access_tokens"),
    await read("token-requests", "personal-access-token-requests", "organization_personal_access_token_requests"),
  ];
}
