import { document, Id, listOf, MAX_LIST, Name, Person, TeamReference, Text, Word } from "./parts.ts";

/** `GET /orgs/{org}/teams`, with its members and the role each has in it; absent where they were not read. */
export const Team = document({
  id: Id,
  slug: Name,
  name: Text.nullish(),
  privacy: Word.nullish(),
  parent: TeamReference.nullish(),
  members: listOf(Person.extend({ role: Word.nullish() }), MAX_LIST).nullish(),
});
