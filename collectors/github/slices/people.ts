import type { DocumentOf } from "../documents/documents.ts";
import { userAlias } from "../names.ts";
import { eachRow, given, ownedFact, placeOf, type OrganizationView } from "./view.ts";

/**
 * People, and bots that are members: the API does not tell a machine user from a person. Keys carry the organization's id
 * too, because one person is in several, and leaves each by itself.
 */
export const people = eachRow<OrganizationView, DocumentOf<"people">>((view, member, evidence) => {
  const { login, id, role } = member;
  const user = ownedFact(view, "identity", "user", evidence, {
    key: `${view.organization.id}/${id}`,
    word: login,
    name: login,
    content: given({ id: String(id), type: member.type, twoFactorDisabled: member.two_factor_disabled }),
  });
  const membership = ownedFact(view, "attachment", "organization-role", evidence, {
    key: String(id),
    word: `${login}#${role}`,
    name: role,
    refs: { identity: userAlias(placeOf(view), login) },
    content: { attachment: "organization-role", user: login, role },
  });
  return [user, membership];
});
