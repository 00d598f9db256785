import { getOne, oneDocument } from "../ask.ts";
import type { Listed } from "../listed.ts";
import { path } from "../listing.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

/** What a repository sets for Actions. */
export function readActionsSettings(session: Session, repository: Repository): Promise<Listed> {
  const base = path`/repos/${repository.owner}/${repository.name}/actions`;
  const place = `${base}/permissions`;
  return oneDocument(session, place, { permission: "administration" }, async () => {
    const settings = await getOne(session, place);
    // Where Actions are switched off GitHub has nothing more to say.
    if (settings?.["enabled"] !== true) return settings;
    const [workflow, oidc, access, fork] = await Promise.all([
      getOne(session, `${place}/workflow`),
      getOne(session, `${base}/oidc/customization/sub`),
      repository.private ? getOne(session, `${place}/access`) : null,
      repository.private ? null : getOne(session, `${place}/fork-pr-contributor-approval`, [404]),
    ]);
    const selected = settings["allowed_actions"] === "selected";
    return {
      ...settings,
      workflow,
      oidc,
      access,
      fork_pr_approval: fork,
      selected_actions: selected ? await getOne(session, `${place}/selected-actions`) : null,
    };
  });
}
