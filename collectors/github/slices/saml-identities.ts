import type { DocumentOf } from "../documents/documents.ts";
import { userAlias } from "../names.ts";
import { eachRow, given, ownedFact, placeOf, type OrganizationView } from "./view.ts";

/**
 * Accounts that have an identity at the organization's SAML identity provider: what somebody signs in with, so a credential,
 * by what it is called there.
 */
export const samlIdentities = eachRow<OrganizationView, DocumentOf<"saml-identities">>(
  (view, { guid, user, username }, evidence) => [
    ownedFact(view, "credential", "saml-identity", evidence, {
      key: guid,
      word: `${user.login}#${guid}`,
      name: user.login,
      refs: { identity: userAlias(placeOf(view), user.login) },
      content: given({ user: user.login, username }),
    }),
  ],
);
