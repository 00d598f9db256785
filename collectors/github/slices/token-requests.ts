import type { DocumentOf } from "../documents/documents.ts";
import { userAlias } from "../names.ts";
import { repositoriesOf } from "./selection.ts";
import { eachRow, given, ownedFact, placeOf, type OrganizationView } from "./view.ts";

/** Requests to let a token in. The token is no identity yet: what is bound is who asks. */
export const tokenRequests = eachRow<OrganizationView, DocumentOf<"token-requests">>((view, request, evidence) => [
  ownedFact(view, "attachment", "token-request", evidence, {
    key: String(request.id),
    name: request.token_name || `token of ${request.owner.login}`,
    refs: { identity: userAlias(placeOf(view), request.owner.login) },
    content: given({
      attachment: "token-request",
      owner: request.owner.login,
      tokenId: request.token_id ? String(request.token_id) : undefined,
      permissions: given(request.permissions),
      selection: request.repository_selection,
      repositories: repositoriesOf(request.repositories),
      created: request.created_at ?? undefined,
      expires: request.token_expires_at,
    }),
  }),
]);
