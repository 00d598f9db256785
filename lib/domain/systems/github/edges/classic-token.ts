import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf, textsOf } from "../../content.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { heldRoles, type HeldRoles } from "./held-roles.ts";
import { inOrganization, type OrganizationPower, type RepositoryPower } from "./hubs.ts";
import { edge, type GitHubEdges } from "./kind.ts";
import { limited, type Limited } from "./limited.ts";
import { REFERENCES } from "./references.ts";
import { hasEnded } from "./standing.ts";

const kind: EdgeKind = {
  id: "github/classic-token",
  clause: "is a classic token that can",
  precondition: "A classic token has a scope, and its owner may do what the scope stands for, in every repository.",
  fix: "Revoke the token, and make a fine-grained one for the repositories that need it.",
  references: [
    REFERENCES.credentialHygiene,
    REFERENCES.applicationToken,
    REFERENCES.unsecuredCredentials,
    REFERENCES.scopes,
  ],
};

/** What classic tokens may do: all that their scopes stand for, wherever their owner may. */
export const classicToken: GitHubEdges = {
  kind,
  build: ({ organizations, at }) =>
    organizations.flatMap((organization) => {
      const tokens = organization.of("identity", "classic-token").filter(({ content }) => !hasEnded(content, at));
      if (tokens.length === 0) return [];
      const roles = heldRoles(organization);
      const own = limited(kind, organization, roles);
      return [...tokens.flatMap((token) => [...tokenEdges(token, organization, roles, own)]), ...own.edges()];
    }),
};

const IN_REPOSITORIES: readonly RepositoryPower[] = [
  "read",
  "push-code",
  "secrets",
  "runs",
  "environments",
  "administer",
];

/** Scopes that only owners of the organization can use for anything. */
const OF_OWNERS: Readonly<Record<string, OrganizationPower>> = {
  "admin:org": "owners",
  "admin:enterprise": "owners",
  site_admin: "owners",
  "manage_runners:org": "add-runners",
  "manage_runners:enterprise": "add-runners",
};

function* tokenEdges(
  token: EstateFact,
  organization: OrganizationPlace,
  roles: HeldRoles,
  own: Limited,
): Iterable<GraphElement> {
  const { alias, content, name } = token;
  const owner = textOf(content.ownerAlias);
  if (!Array.isArray(content.scopes)) {
    const unread = [`the scopes of ${name} were not read`];
    yield edge(kind, alias, owner, { evidence: [{ alias, place: null }], unread });
    return;
  }
  const scopes = new Set(textsOf(content.scopes));
  const evidence = (scope: string) => [{ alias, place: scope }];
  const everywhere = scopes.has("repo");
  if (everywhere || scopes.has("public_repo")) {
    const scope = everywhere ? "repo" : "public_repo";
    const conditions: EdgeCondition[] = everywhere ? [] : [{ kind: "request", words: "the repository is public" }];
    const push: readonly RepositoryPower[] = scopes.has("workflow") ? ["push"] : [];
    for (const power of [...IN_REPOSITORIES, ...push]) {
      yield edge(kind, alias, own.hubOf(owner, power), { evidence: evidence(scope), conditions });
    }
  }
  for (const scope of scopes) {
    const power = Object.hasOwn(OF_OWNERS, scope) ? OF_OWNERS[scope] : undefined;
    if (!power) continue;
    const hub = inOrganization(organization, power);
    if (roles.isOwner(owner)) yield edge(kind, alias, hub, { evidence: evidence(scope) });
    else if (roles.unread.length > 0) yield edge(kind, alias, hub, { evidence: evidence(scope), unread: roles.unread });
  }
}
