import { ask, wholeList, withDetails } from "../ask.ts";
import type { Listed, Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import type { Session } from "../session.ts";
import type { Repository } from "./repositories.ts";

const PERMISSION = "organization_self_hosted_runners";

/** Groups of runners with the repositories that may use them, and the organization's runners. */
export async function readRunners(session: Session): Promise<Outcome[]> {
  const base = path`/orgs/${session.organization.login}/actions`;
  const groups = await ask(session, {
    listing: listing("runner-groups", `${base}/runner-groups`, { rowsIn: "runner_groups" }),
    permission: PERMISSION,
    absent: "this organization's plan has no runner groups.",
  });
  const detailed = await withDetails(groups, async (group) => {
    if (group["visibility"] !== "selected") return group;
    const own = listing("runner-groups", `${base}/runner-groups/${Number(group["id"])}/repositories`, {
      rowsIn: "repositories",
    });
    return { ...group, repositories: { known: await wholeList(session, "runner-groups", own) } };
  });
  const runners = await ask(session, {
    listing: listing("organization-runners", `${base}/runners`, { rowsIn: "runners" }),
    permission: PERMISSION,
  });
  return [
    { kind: "runner-groups", ...detailed },
    { kind: "organization-runners", ...runners },
  ];
}

/** Runners of one repository alone. */
export function readRepositoryRunners(session: Session, { owner, name }: Repository): Promise<Listed> {
  const own = listing("repository-runners", path`/repos/${owner}/${name}/actions/runners`, { rowsIn: "runners" });
  return ask(session, { listing: own, permission: "administration" });
}
