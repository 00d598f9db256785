import type { EdgeCondition, EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { Given, Grant } from "./granted.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { inEvery, inOrganization, inRepository } from "./hubs.ts";
import { edge } from "./kind.ts";

/** Where edges of something granted begin and end. */
export interface GrantPlace {
  organization: OrganizationPlace;
  /** Repositories of the organization by id. */
  byId: ReadonlyMap<string, RepositoryPlace>;
  conditions: readonly EdgeCondition[];
}

/** Edges of one permission of an App: to what it was given, or, where only itself may list that, perhaps to each. */
export function* grantEdges(
  kind: EdgeKind,
  { identity, selection }: Grant,
  { comesTo, evidence, ofOrganization, words }: Given,
  { organization, byId, conditions }: GrantPlace,
): Iterable<GraphElement> {
  const from = identity.alias;
  const unread = comesTo === null ? [`what the permission ${words} lets do is not known here`] : [];
  const about = { evidence, conditions, unread };
  if (comesTo && "organization" in comesTo) {
    yield edge(kind, from, inOrganization(organization, comesTo.organization), about);
  } else if (ofOrganization || (comesTo && "ability" in comesTo)) {
    const ability = comesTo && "ability" in comesTo ? comesTo.ability : "admin";
    yield edge(kind, from, organization.alias, { ...about, ability });
  } else if (typeof selection === "object") {
    const power = comesTo?.power ?? "administer";
    for (const id of selection) {
      const repository = byId.get(id);
      if (repository) yield edge(kind, from, inRepository(repository, power), about);
    }
  } else if (selection !== "none") {
    const open = selection === "some" ? [`which repositories ${identity.name} was given only it can list`] : [];
    const power = comesTo?.power ?? "administer";
    yield edge(kind, from, inEvery(organization, power), { ...about, unread: [...unread, ...open] });
  }
}

/** What has permissions that were not read may have any. */
export function* unreadGrant(kind: EdgeKind, { identity, unread }: Grant, organization: OrganizationPlace) {
  if (unread === null) return;
  const evidence = [{ alias: identity.alias, place: null }];
  yield edge(kind, identity.alias, inEvery(organization, "administer"), { evidence, unread: [unread] });
}
