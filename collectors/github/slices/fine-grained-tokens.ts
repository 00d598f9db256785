import type { DocumentOf } from "../documents/documents.ts";
import { ownedAlias, userAlias } from "../names.ts";
import { repositoriesOf } from "./selection.ts";
import { eachRow, given, ownedFact, placeOf, usedAt, type OrganizationView } from "./view.ts";

/**
 * Fine-grained tokens that were let in: each is an identity, because it may do less than its owner, and the credential
 * that proves it. When it was made GitHub does not say, only since when it is let in.
 */
export const fineGrainedTokens = eachRow<OrganizationView, DocumentOf<"fine-grained-tokens">>(
  (view, token, evidence) => {
    const key = tokenKey(token);
    const name = token.token_name || `token of ${token.owner.login}`;
    const place = placeOf(view);
    const refs = { identity: ownedAlias(place, "fine-grained-token", key) };
    const about = given({
      owner: token.owner.login,
      ownerAlias: userAlias(place, token.owner.login),
      granted: token.access_granted_at ?? undefined,
      expires: token.token_expires_at,
    });
    const permissions = ownedFact(view, "policy-document", "token-permissions", evidence, {
      key,
      name,
      content: { permissions: given(token.permissions) },
    });
    return [
      ownedFact(view, "identity", "fine-grained-token", evidence, { key, name, content: about }),
      ownedFact(view, "credential", "fine-grained-token", evidence, {
        key,
        name,
        refs,
        content: { type: "fine-grained-token", ...about },
        lastUse: usedAt(token.token_last_used_at),
      }),
      permissions,
      ownedFact(view, "attachment", "token-access", evidence, {
        key,
        name,
        refs: { ...refs, document: permissions.alias },
        content: given({
          attachment: "token-access",
          token: name,
          selection: token.repository_selection,
          repositories: repositoriesOf(token.repositories),
        }),
      }),
    ];
  },
);

/** The token's own id; of a server that does not say it the grant's, which no token has. */
function tokenKey({ id, token_id }: DocumentOf<"fine-grained-tokens">): string {
  return token_id ? String(token_id) : `grant-${id}`;
}
