import type { Evidence, Fact } from "#lib/domain/facts/fact.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { userAlias } from "../names.ts";
import { eachRow, given, ownedFact, placeOf, sorted, type OrganizationView } from "./view.ts";

type Member = DocumentOf<"people">;

/**
 * People, and bots that are members: the API does not tell a machine user from a person. Keys carry the organization's id
 * too, because one person is in several, and leaves each by itself.
 */
export const people = eachRow<OrganizationView, Member>((view, member, evidence) => {
  const { login, id, role } = member;
  const user = ownedFact(view, "identity", "user", evidence, {
    key: `${view.organization.id}/${id}`,
    word: login,
    name: login,
    content: given({
      id: String(id),
      type: member.type,
      samlLinked: member.saml_linked,
      twoFactorDisabled: member.two_factor_disabled,
    }),
  });
  const base = attachment(view, member, evidence, { key: String(id), word: `${login}#${role}`, role });
  const roles = [...new Map(member.organization_roles?.map((own) => [own.id, own])).values()];
  const more = roles.map(({ id: roleId, name, assignment, permissions }) =>
    attachment(view, member, evidence, {
      key: `${id}/${roleId}`,
      word: `${login}#role/${roleId}`,
      role: name,
      about: given({ roleId: String(roleId), assignment, permissions: sorted(permissions) }),
    }),
  );
  return [user, base, ...more];
});

function attachment(
  view: OrganizationView,
  { login }: Member,
  evidence: Evidence,
  { key, word, role, about }: { key: string; word: string; role: string; about?: ReturnType<typeof given> },
): Fact {
  return ownedFact(view, "attachment", "organization-role", evidence, {
    key,
    word,
    name: role,
    refs: { identity: userAlias(placeOf(view), login) },
    content: { attachment: "organization-role", user: login, role, ...about },
  });
}
