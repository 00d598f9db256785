import type { EdgeKind } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { inOrganization } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";

const kind: EdgeKind = {
  id: "github/organization-member",
  clause: "can",
  precondition: "An account is a member of the organization, and not only a collaborator from outside.",
  fix: "Remove the account from the organization.",
  references: [REFERENCES.identities, REFERENCES.validAccounts, REFERENCES.organizationRoles],
};

/** Roles in an organization that make a member. */
const MEMBERS = new Set(["member", "admin", "billing_manager"]);

/** Members have what the organization gives to all of them. */
export const organizationMember: GitHubEdges = {
  kind,
  build: ({ organizations }) =>
    organizations.flatMap((organization) =>
      organization.of("attachment", "organization-role").flatMap((role) => {
        const isMember = MEMBERS.has(textOf(role.content.role));
        if (role.identity === null || !isMember) return [];
        return [edge(kind, role.identity, inOrganization(organization, "members"), { evidence: [proof(role)] })];
      }),
    ),
};
