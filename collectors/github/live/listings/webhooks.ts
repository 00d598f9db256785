import { ask } from "../ask.ts";
import type { Listed, Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** Webhooks of the organization. */
export async function readOrganizationWebhooks(session: Session): Promise<Outcome> {
  const own = listing("organization-webhooks", path`/orgs/${session.organization.login}/hooks`);
  return { kind: "organization-webhooks", ...(await ask(session, { listing: own, permission: "organization_hooks" })) };
}

/** Webhooks of one repository. */
export function readRepositoryWebhooks(session: Session, { owner, name }: Repository): Promise<Listed> {
  const own = listing("repository-webhooks", path`/repos/${owner}/${name}/hooks`);
  return ask(session, { listing: own, permission: "repository_hooks" });
}
