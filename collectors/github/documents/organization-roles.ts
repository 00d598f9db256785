import { document, Id, listOf, MAX_LIST, Name, Person, TeamReference, Word } from "./parts.ts";

const Assignment = Word.nullish();

/**
 * `GET /orgs/{org}/organization-roles`, with the teams and people that have each: `…/{role_id}/teams`, `…/{role_id}/users`.
 * Who has it by a team only is among the people too, as `indirect`. Of people nothing but who they are.
 */
export const OrganizationRole = document({
  id: Id,
  name: Name,
  /** `Predefined`, `Organization` or `Enterprise`. */
  source: Word.nullish(),
  /** The role it gives in every repository of the organization; null: in none. */
  base_role: Word.nullish(),
  permissions: listOf(Word).nullish(),
  teams: listOf(TeamReference.extend({ assignment: Assignment }), MAX_LIST).nullish(),
  users: listOf(
    Person.extend({ assignment: Assignment, inherited_from: listOf(TeamReference).nullish() }),
    MAX_LIST,
  ).nullish(),
});
