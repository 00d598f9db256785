import { oneDocument, getOne } from "../ask.ts";
import type { Outcome } from "../listed.ts";
import { path } from "../listing.ts";
import type { Session } from "../session.ts";

/** The organization with its settings. */
export async function readOrganization(session: Session): Promise<Outcome> {
  const { login } = session.organization;
  const base = path`/orgs/${login}`;
  const listed = await oneDocument(session, base, { permission: "organization_administration" }, async () => {
    const [organization, actions, workflow, fork, runners, oidc] = await Promise.all([
      getOne(session, base),
      getOne(session, `${base}/actions/permissions`),
      getOne(session, `${base}/actions/permissions/workflow`),
      // Servers that are older do not know these.
      getOne(session, `${base}/actions/permissions/fork-pr-contributor-approval`, [404]),
      getOne(session, `${base}/actions/permissions/self-hosted-runners`, [404]),
      getOne(session, `${base}/actions/oidc/customization/sub`, [404]),
    ]);
    const selected = actions?.["allowed_actions"] === "selected";
    return {
      ...organization,
      actions,
      workflow,
      fork_pr_approval: fork,
      self_hosted_runners: runners,
      oidc,
      selected_actions: selected ? await getOne(session, `${base}/actions/permissions/selected-actions`) : null,
    };
  });
  session.client.onObjects?.("organization", listed.rows.length);
  return { kind: "organization", ...listed };
}
