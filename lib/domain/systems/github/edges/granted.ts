import type { EdgeEvidence } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { isOfOrganization, permissionsOf } from "../permission-grants.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { abilityOf, type PermissionAbility } from "./permission-abilities.ts";
import { selectedIds } from "./selected.ts";

/** What an App or a token was given: each permission that leads on, and the repositories it holds in. */
export interface Grant {
  identity: EstateFact;
  given: readonly Given[];
  /** `some`: selected ones that nobody may list. */
  selection: "all" | "none" | "some" | readonly string[];
  /** Why nothing of its permissions is known, in a clause. */
  unread: string | null;
}

/** One permission, as far as it leads on. */
export interface Given {
  /** `contents: write` */
  words: string;
  /** Null: nobody has reviewed what it lets do. */
  comesTo: PermissionAbility | null;
  ofOrganization: boolean;
  evidence: readonly EdgeEvidence[];
}

/** Everything of one kind that was given in an organization: `app-access` or `token-access`. */
export function grantsIn(organization: OrganizationPlace, kind: "app-access" | "token-access"): Grant[] {
  const [identities, documents] =
    kind === "app-access"
      ? [organization.of("identity", "app-installation"), organization.of("policy-document", "app-permissions")]
      : [organization.of("identity", "fine-grained-token"), organization.of("policy-document", "token-permissions")];
  const byAlias = new Map([...identities, ...documents].map((fact) => [fact.alias, fact]));
  return organization.of("attachment", kind).flatMap((attachment): Grant[] => {
    const identity = byAlias.get(attachment.identity ?? "");
    const document = byAlias.get(attachment.document ?? "");
    if (!identity) return [];
    const selection = selectionOf(attachment);
    if (!document)
      return [{ identity, selection, given: [], unread: `the permissions of ${identity.name} were not read` }];
    return [{ identity, selection, given: givenBy(document, attachment), unread: null }];
  });
}

function selectionOf({ content }: EstateFact): Grant["selection"] {
  if (content.selection === "all" || content.selection === "none") return content.selection;
  return selectedIds(content) ?? "some";
}

function givenBy(document: EstateFact, attachment: EstateFact): Given[] {
  const permissions = permissionsOf(document.content);
  const changesWorkflows = permissions.some(({ resource, level }) => resource === "workflows" && level === "write");
  return permissions.flatMap(({ path, resource, level }) => {
    const ofOrganization = isOfOrganization(resource) || path[1] === "organization";
    // Tokens name permissions of the organization as those of repositories; one list has them apart.
    const name = path[1] === "organization" && !isOfOrganization(resource) ? `organization_${resource}` : resource;
    const comesTo = abilityOf(name, level);
    if (comesTo === null) return [];
    const evidence = [
      { alias: document.alias, place: `${resource}: ${level}` },
      { alias: attachment.alias, place: null },
    ];
    const one = { words: `${resource}: ${level}`, comesTo: comesTo ?? null, ofOrganization, evidence };
    return changesWorkflows && isPush(comesTo) ? [one, { ...one, comesTo: { power: "push" as const } }] : [one];
  });
}

/** Whoever may also change workflow files pushes everything. */
function isPush(comesTo: PermissionAbility | undefined): boolean {
  return comesTo !== undefined && "power" in comesTo && comesTo.power === "push-code";
}
