import { z } from "zod";
import { Count, document, Flag, Id, listOf, Name, Person, Text, Time, Word } from "./parts.ts";

const Place = z.object({ path: Text.nullish(), start_line: Count.nullish() });

/**
 * `GET /repos/{owner}/{repo}/secret-scanning/alerts?state=open&hide_secret=true` with `…/{number}/locations`. `secret` is
 * dropped also where a server does not know how to hide it; so are the addresses of issues and what people comment.
 */
export const SecretAlert = document({
  number: Id,
  state: Word.nullish(),
  secret_type: Name,
  secret_type_display_name: Text.nullish(),
  validity: Word.nullish(),
  created_at: Time.nullish(),
  publicly_leaked: Flag,
  multi_repo: Flag,
  push_protection_bypassed: Flag,
  push_protection_bypassed_by: Person.nullish(),
  first_location_detected: Place.nullish(),
  has_more_locations: Flag,
  locations: listOf(z.object({ type: Word, details: Place.nullish() })).nullish(),
});
