import type { EdgeKind, NodeKey } from "../../../reach/edge.ts";
import { textOf, textsOf } from "../../content.ts";
import { inEvery, inOrganization, type OrganizationPower, type RepositoryPower } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { powerOfRole } from "./role-powers.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/organization-role",
  clause: "can",
  precondition: "An account or team was given a role of the organization that reaches into every repository.",
  fix: "Take the role away, and give a role in the repositories that are needed.",
  references: [REFERENCES.identities, REFERENCES.accountManipulation, REFERENCES.organizationRoles],
};

/** Roles of the organization beside member and owner, by the role they give in every repository. */
export const organizationRole: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...assignedIn(organization)]),
};

const LISTING = "organization-roles";

function* assignedIn(organization: OrganizationPlace) {
  const roles = new Map(organization.of("policy-document", "organization-role").map((role) => [role.alias, role]));
  for (const given of organization.of("attachment", "organization-role-assignment")) {
    const role = roles.get(given.document ?? "");
    if (given.identity === null) continue;
    const evidence = [proof(given), ...(role ? [proof(role)] : [])];
    if (!role) {
      const unread = [`what the role ${given.name} allows was not read`];
      yield edge(kind, given.identity, inEvery(organization, "administer"), { evidence, unread });
      continue;
    }
    for (const hub of hubsOf(organization, textOf(role.content.baseRole), textsOf(role.content.permissions))) {
      yield edge(kind, given.identity, hub, { evidence });
    }
  }
  const unread = organization.unread(LISTING);
  if (unread === null) return;
  const hub = inOrganization(organization, "unread-roles");
  const about = { evidence: [proof(organization)], unread: [unread] };
  for (const noun of ["user", "team"]) {
    for (const one of organization.of("identity", noun)) yield edge(kind, one.alias, hub, about);
  }
  yield edge(kind, hub, inEvery(organization, "administer"), about);
}

/** Permissions of a role that lead past what its base lets do; those who change roles give themselves any. */
const BEYOND: Readonly<Record<string, { power: RepositoryPower } | { organization: OrganizationPower }>> = {
  bypass_branch_protection: { power: "change-branch" },
  edit_repo_protections: { power: "change-branch" },
  manage_organization_ref_rules: { power: "change-branch" },
  write_organization_actions_secrets: { organization: "secrets" },
  write_organization_runners_and_runner_groups: { organization: "add-runners" },
  write_organization_custom_org_role: { organization: "owners" },
};

function hubsOf(organization: OrganizationPlace, base: string, permissions: readonly string[]): NodeKey[] {
  const own = powerOfRole(base);
  const more = permissions.flatMap((name) => {
    const beyond = Object.hasOwn(BEYOND, name) ? BEYOND[name] : undefined;
    if (!beyond) return [];
    return "power" in beyond ? inEvery(organization, beyond.power) : inOrganization(organization, beyond.organization);
  });
  return [...new Set([...(own ? [inEvery(organization, own)] : []), ...more])];
}
