import { ask, getOne, withDetails } from "../ask.ts";
import type { Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import type { Session } from "../session.ts";

const HIDDEN = "GitHub shows the selected repositories of an App to that App, and to no other";

/** Apps of the organization, with whose they are where they are public. */
export async function readAppInstallations(session: Session): Promise<Outcome> {
  const { login } = session.organization;
  const installations = await ask(session, {
    listing: listing("app-installations", path`/orgs/${login}/installations`, { rowsIn: "installations" }),
    permission: "organization_administration",
  });
  const listed = await withDetails(installations, async (installation) => {
    const app = await getOne(session, path`/apps/${String(installation["app_slug"])}`, [403, 404]);
    const selected = installation["repository_selection"] === "selected";
    return { ...installation, app, ...(selected ? { repositories: { unknown: HIDDEN } } : {}) };
  });
  return { kind: "app-installations", ...listed };
}
