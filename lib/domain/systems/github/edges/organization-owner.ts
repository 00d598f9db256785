import type { EdgeKind } from "../../../reach/edge.ts";
import { isOwnerRole } from "../repositories/roles.ts";
import { inEvery, inOrganization } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/organization-owner",
  clause: "can",
  precondition: "An account owns the organization: it administers every repository and everything that is set for all.",
  fix: "Make the account a member, and keep owners to the few people who need to be.",
  references: [REFERENCES.identities, REFERENCES.validAccounts, REFERENCES.organizationRoles],
};

/** Owners administer the organization with every repository in it. */
export const organizationOwner: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...ownersOf(organization)]),
};

function* ownersOf(organization: OrganizationPlace) {
  const owners = inOrganization(organization, "owners");
  for (const role of organization.of("attachment", "organization-role").filter(isOwnerRole)) {
    if (role.identity !== null) yield edge(kind, role.identity, owners, { evidence: [proof(role)] });
  }
  const evidence = [proof(organization)];
  yield edge(kind, owners, organization.alias, { ability: "admin", evidence });
  for (const power of ["administer", "change-branch"] as const) {
    yield edge(kind, owners, inEvery(organization, power), { evidence });
  }
  yield edge(kind, owners, inOrganization(organization, "secrets"), { evidence });
  yield edge(kind, owners, inOrganization(organization, "add-runners"), { evidence });
  const unread = organization.unread("people");
  if (unread === null) return;
  for (const user of organization.of("identity", "user")) {
    yield edge(kind, user.alias, owners, { evidence, unread: [unread] });
  }
}
