import { z } from "zod";
import { document, Id, listOf, Name, Permissions, Person, Selection, Text, Time, Word } from "./parts.ts";

/**
 * `GET /orgs/{org}/installations`, with what `GET /apps/{slug}` says of a public App and, where they can be read, the
 * repositories it was given. Absent `app`: nobody may read whose it is.
 */
export const AppInstallation = document({
  id: Id,
  app_id: Id,
  app_slug: Name,
  repository_selection: Word.nullish(),
  permissions: Permissions,
  events: listOf(Word).nullish(),
  single_file_paths: listOf(Text).nullish(),
  created_at: Time.nullish(),
  suspended_at: Time.nullish(),
  suspended_by: Person.nullish(),
  app: z
    .object({ name: Text.nullish(), owner: z.object({ login: Name, id: Id, type: Word.nullish() }).nullish() })
    .nullish(),
  repositories: Selection.nullish(),
});
