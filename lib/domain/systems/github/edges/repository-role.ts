import type { EdgeKind } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { baseOfMembers, baseOfRole } from "../repositories/roles.ts";
import { inEvery, inOrganization, inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { powerOfRole } from "./role-powers.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/repository-role",
  clause: "can",
  precondition: "An account, a team or every member of the organization was given a role in a repository.",
  fix: "Give a lesser role, or take the role away.",
  references: [REFERENCES.identities, REFERENCES.pipelineAccess, REFERENCES.repositoryRoles],
};

/** Roles in repositories, and what the organization gives each member in all of them. */
export const repositoryRole: GitHubEdges = {
  kind,
  build: ({ organizations }) =>
    organizations.flatMap((organization) => [
      ...toMembers(organization),
      ...organization.repositories.flatMap((repository) => [...rolesIn(repository)]),
      ...unreadIn(organization),
    ]),
};

function* toMembers(organization: OrganizationPlace) {
  const members = inOrganization(organization, "members");
  const base = baseOfMembers(organization.content);
  const evidence = [proof(organization, "members")];
  const power = powerOfRole(base);
  if (power) yield edge(kind, members, inEvery(organization, power), { evidence });
  if (power || base === "none") return;
  const unread = [`what every member of ${organization.name} may do by default was not read`];
  yield edge(kind, members, inEvery(organization, "administer"), { evidence, unread });
}

function* rolesIn(repository: RepositoryPlace) {
  for (const role of repository.of("attachment", "repository-role")) {
    if (role.identity === null) continue;
    const name = textOf(role.content.role);
    const power = powerOfRole(baseOfRole(name, repository.organization.content));
    const evidence = [proof(role)];
    if (power) yield edge(kind, role.identity, inRepository(repository, power), { evidence });
    else {
      const unread = [`what the role ${name || "unknown"} in ${repository.name} allows was not read`];
      yield edge(kind, role.identity, inRepository(repository, "administer"), { evidence, unread });
    }
  }
}

/** Whom a listing that was not read could name: anybody who is known, and each by one edge. */
function* unreadIn(organization: OrganizationPlace) {
  const open = organization.repositories.flatMap((repository) => {
    const reason = repository.unread("repository-access");
    return reason === null ? [] : [{ repository, reason }];
  });
  const [first] = open;
  if (!first) return;
  const hub = inOrganization(organization, "unread-roles");
  const more = open.length === 1 ? [] : [`nor those of ${open.length - 1} more repositories`];
  const about = { evidence: [proof(organization)], unread: [first.reason, ...more] };
  for (const sort of ["user", "team"]) {
    for (const one of organization.of("identity", sort)) yield edge(kind, one.alias, hub, about);
  }
  for (const { repository, reason } of open) {
    const own = { evidence: [proof(repository)], unread: [reason] };
    yield edge(kind, hub, inRepository(repository, "administer"), own);
  }
}
