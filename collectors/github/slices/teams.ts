import type { DocumentOf } from "../documents/documents.ts";
import { teamAlias, userAlias } from "../names.ts";
import { eachRow, given, ownedFact, placeOf, type OrganizationView } from "./view.ts";

/** Teams, and who is in each with which role. */
export const teams = eachRow<OrganizationView, DocumentOf<"teams">>((view, team, evidence) => {
  const { id, slug, name, parent, members } = team;
  const place = placeOf(view);
  const identity = ownedFact(view, "identity", "team", evidence, {
    key: String(id),
    word: slug,
    name: slug,
    content: given({
      title: name,
      privacy: team.privacy,
      parent: parent === undefined ? undefined : parent && teamAlias(place, parent.slug),
    }),
  });
  const unique = [...new Map(members?.map((member) => [member.id, member])).values()];
  const attachments = unique.map(({ id: userId, login, role }) =>
    ownedFact(view, "attachment", "team-member", evidence, {
      key: `${id}/${userId}`,
      word: `${slug}#${login}`,
      name: slug,
      refs: { identity: userAlias(place, login) },
      content: given({ attachment: "team-member", team: teamAlias(place, slug), user: login, role }),
    }),
  );
  return [identity, ...attachments];
});
