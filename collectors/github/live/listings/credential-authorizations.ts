import { ask } from "../ask.ts";
import type { Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import type { Session } from "../session.ts";

const ONLY_SAML =
  "only an organization with SAML single sign-on can tell. Classic tokens, SSH keys and OAuth Apps of members are not known";

/** Classic tokens, SSH keys and OAuth Apps that members authorized for single sign-on. */
export async function readCredentialAuthorizations(session: Session): Promise<Outcome> {
  const listed = await ask(session, {
    listing: listing("credential-authorizations", path`/orgs/${session.organization.login}/credential-authorizations`),
    permission: "organization_administration",
    absent: `${ONLY_SAML}.`,
    refused: `${ONLY_SAML}.`,
  });
  return { kind: "credential-authorizations", ...listed };
}
