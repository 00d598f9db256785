import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { grantEdges, unreadGrant } from "./grant-edges.ts";
import { grantsIn } from "./granted.ts";
import type { OrganizationPlace } from "./github-view.ts";
import type { GitHubEdges } from "./kind.ts";
import { REFERENCES } from "./references.ts";
import { conditionsOfHalt } from "./standing.ts";

const kind: EdgeKind = {
  id: "github/app-permission",
  clause: "is an App that can",
  precondition: "An App is installed with a permission, in every repository of the organization or in selected ones.",
  fix: "Take the permission away from the App, select fewer repositories for it, or uninstall it.",
  references: [REFERENCES.identities, REFERENCES.thirdParties, REFERENCES.applicationToken, REFERENCES.appPermissions],
};

/** What Apps may do by their permissions; to change workflow files they need one more than to push. */
export const appPermission: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...appsIn(organization)]),
};

function* appsIn(organization: OrganizationPlace): Iterable<GraphElement> {
  const byId = new Map(organization.repositories.map((repository) => [repository.key, repository]));
  for (const grant of grantsIn(organization, "app-access")) {
    const conditions = conditionsOfHalt(grant.identity.content);
    yield* unreadGrant(kind, grant, organization);
    for (const given of grant.given) yield* grantEdges(kind, grant, given, { organization, byId, conditions });
  }
}
