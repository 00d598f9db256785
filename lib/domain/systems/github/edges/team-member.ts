import type { EdgeKind } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { inOrganization } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/team-member",
  clause: "is a member of",
  precondition: "Somebody is in a team, or a team lies below another, whose roles it has too.",
  fix: "Take the account out of the team, or the team from below the other.",
  references: [REFERENCES.identities, REFERENCES.teams],
};

/** People and machine users have what their teams have; teams what those above them have. */
export const teamMember: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...membersOf(organization)]),
};

function* membersOf(organization: OrganizationPlace) {
  const teams = organization.of("identity", "team");
  for (const member of organization.of("attachment", "team-member")) {
    if (member.identity === null) continue;
    yield edge(kind, member.identity, textOf(member.content.team), { evidence: [proof(member)] });
  }
  for (const team of teams) {
    const parent = textOf(team.content.parent);
    if (parent !== "") yield edge(kind, team.alias, parent, { evidence: [proof(team, "parent")] });
  }
  const unread = organization.unread("teams");
  if (unread === null) return;
  const hub = inOrganization(organization, "unread-teams");
  const about = { evidence: [proof(organization)], unread: [unread] };
  for (const user of organization.of("identity", "user")) yield edge(kind, user.alias, hub, about);
  for (const team of teams) yield edge(kind, hub, team.alias, about);
}
