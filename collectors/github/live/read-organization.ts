import { NEVER_READ } from "../slices/never-read.ts";
import { unread, type Outcome } from "./listed.ts";
import { readAppInstallations } from "./listings/app-installations.ts";
import { readCredentialAuthorizations } from "./listings/credential-authorizations.ts";
import { readOrganization } from "./listings/organization.ts";
import { readOrganizationSecrets, readOrganizationVariables } from "./listings/organization-names.ts";
import { readOrganizationRoles } from "./listings/organization-roles.ts";
import { readPeople } from "./listings/people.ts";
import { readPersonalAccessTokens } from "./listings/personal-access-tokens.ts";
import { readRepositories, type Repository } from "./listings/repositories.ts";
import { readRunners } from "./listings/runners.ts";
import { readSamlIdentities } from "./listings/saml-identities.ts";
import { readTeams } from "./listings/teams.ts";
import { readOrganizationWebhooks } from "./listings/webhooks.ts";
import type { Session } from "./session.ts";

/** Reads what the organization as a whole has, and which repositories there are. */
export async function readAll(session: Session): Promise<{ outcomes: Outcome[]; repositories: Repository[] }> {
  const { outcome, found } = await readRepositories(session);
  const teams = await readTeams(session);
  const rest = await Promise.all([
    readOrganization(session),
    readPeople(session, teams),
    readOrganizationRoles(session),
    readSamlIdentities(session),
    readAppInstallations(session),
    readPersonalAccessTokens(session),
    readCredentialAuthorizations(session),
    readOrganizationSecrets(session),
    readOrganizationVariables(session),
    readRunners(session),
    readOrganizationWebhooks(session),
  ]);
  const notRead: Outcome = { kind: "never-read", ...unread(NEVER_READ) };
  return { outcomes: [outcome, teams, ...rest.flat(), notRead], repositories: found };
}
