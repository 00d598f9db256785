import { ask, wholeList, withDetails } from "../ask.ts";
import { unread, type Outcome } from "../listed.ts";
import { listing, path } from "../listing.ts";
import { gateOf, type Session } from "../session.ts";

const SLICE = "organization-roles";

/** Roles of the organization with the teams and people that have each, which another permission lets see. */
export async function readOrganizationRoles(session: Session): Promise<Outcome> {
  const base = path`/orgs/${session.organization.login}/organization-roles`;
  const permission = "organization_custom_org_roles";
  const gate = gateOf(session, permission) ?? gateOf(session, "members");
  if (gate) return { kind: SLICE, ...unread(gate) };
  const roles = await ask(session, {
    listing: listing(SLICE, base, { rowsIn: "roles" }),
    permission,
    absent: "this server has no organization roles, so nobody has one.",
  });
  const listed = await withDetails(roles, async (role) => {
    const who = (word: "teams" | "users") =>
      wholeList(session, SLICE, listing(SLICE, `${base}/${Number(role["id"])}/${word}`));
    return { ...role, teams: await who("teams"), users: await who("users") };
  });
  return { kind: SLICE, ...listed };
}
