import type { DocumentOf } from "../documents/documents.ts";
import { teamAlias, userAlias } from "../names.ts";
import { eachRow, given, ownedFact, placeOf, sorted, type OrganizationView } from "./view.ts";

const ASSIGNMENT = "organization-role-assignment";

/** Roles of the organization, predefined and of its own making, and which teams and people have each. */
export const organizationRoles = eachRow<OrganizationView, DocumentOf<"organization-roles">>((view, role, evidence) => {
  const place = placeOf(view);
  const key = String(role.id);
  const document = ownedFact(view, "policy-document", "organization-role", evidence, {
    key,
    name: role.name,
    content: given({
      source: role.source,
      baseRole: role.base_role,
      permissions: sorted(role.permissions),
    }),
  });
  const assigned = (
    who: "team" | "user",
    id: number,
    name: string,
    identity: string,
    about: ReturnType<typeof given>,
  ) =>
    ownedFact(view, "attachment", ASSIGNMENT, evidence, {
      key: `${key}/${who}/${id}`,
      word: `${key}#${who}/${name}`,
      name: role.name,
      refs: { identity, document: document.alias },
      content: { attachment: ASSIGNMENT, role: role.name, [who]: name, ...about },
    });
  const teams = once(role.teams).map(({ id, slug, assignment }) =>
    assigned("team", id, slug, teamAlias(place, slug), given({ assignment })),
  );
  const users = once(role.users).map(({ id, login, assignment, inherited_from: from }) =>
    assigned(
      "user",
      id,
      login,
      userAlias(place, login),
      given({ assignment, teams: sorted(from?.map(({ slug }) => slug)) }),
    ),
  );
  return [document, ...teams, ...users];
});

function once<Item extends { id: number }>(items: readonly Item[] | null | undefined): Item[] {
  return [...new Map(items?.map((item) => [item.id, item])).values()];
}
