import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { grantEdges, unreadGrant, type GrantPlace } from "./grant-edges.ts";
import { grantsIn, type Given, type Grant } from "./granted.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { heldRoles, type HeldRoles } from "./held-roles.ts";
import { edge, type GitHubEdges } from "./kind.ts";
import { holds, limited, type Limited } from "./limited.ts";
import { REFERENCES } from "./references.ts";
import { hasEnded } from "./standing.ts";

const kind: EdgeKind = {
  id: "github/token-permission",
  clause: "is a token that can",
  precondition: "A fine-grained token was let in with a permission, and its owner may do the same.",
  fix: "Revoke the token, or make one with fewer permissions and repositories.",
  references: [
    REFERENCES.credentialHygiene,
    REFERENCES.applicationToken,
    REFERENCES.unsecuredCredentials,
    REFERENCES.tokenPermissions,
  ],
};

/** What fine-grained tokens may do: never more than their owner, and nothing once they have ended. */
export const tokenPermission: GitHubEdges = {
  kind,
  build: ({ organizations, at }) => organizations.flatMap((organization) => [...tokensIn(organization, at)]),
};

function* tokensIn(organization: OrganizationPlace, at: string | null): Iterable<GraphElement> {
  const tokens = grantsIn(organization, "token-access").filter(({ identity }) => !hasEnded(identity.content, at));
  if (tokens.length === 0) return;
  const roles = heldRoles(organization);
  const own = limited(kind, organization, roles);
  const byId = new Map(organization.repositories.map((repository) => [repository.key, repository]));
  const place = { organization, byId, conditions: [] };
  for (const grant of tokens) {
    yield* unreadGrant(kind, grant, organization);
    for (const given of grant.given) yield* tokenEdges(grant, given, place, roles, own);
  }
  yield* own.edges();
}

function* tokenEdges(
  grant: Grant,
  given: Given,
  place: GrantPlace,
  roles: HeldRoles,
  own: Limited,
): Iterable<GraphElement> {
  const { identity, selection } = grant;
  const { comesTo, evidence } = given;
  const owner = textOf(identity.content.ownerAlias);
  // Nobody has reviewed such a permission, and settings of the organization are for its owners.
  if (comesTo === null || !("power" in comesTo)) {
    if (roles.isOwner(owner)) yield* grantEdges(kind, grant, given, place);
    else if (roles.unread.length > 0) yield* openEdges(roles.unread);
    return;
  }
  const { power } = comesTo;
  if (selection === "all") yield edge(kind, identity.alias, own.hubOf(owner, power), { evidence });
  if (selection === "some") {
    const unread = [`which repositories ${identity.name} was given was not read`];
    yield edge(kind, identity.alias, own.hubOf(owner, power), { evidence, unread });
  }
  if (typeof selection !== "object") return;
  const held = holds(roles, owner, power, new Set(selection));
  const sure = held === "all" ? selection : selection.filter((id) => held.has(id));
  yield* grantEdges(kind, { ...grant, selection: sure }, given, place);
  if (sure.length < selection.length && roles.unread.length > 0) yield* openEdges(roles.unread);

  /** What nothing read says its owner may do, and what was not read could. */
  function* openEdges(unread: readonly string[]): Iterable<GraphElement> {
    for (const found of grantEdges(kind, grant, given, place)) {
      yield "from" in found ? { ...found, answer: "unknown", unread: [...found.unread, ...unread] } : found;
    }
  }
}
