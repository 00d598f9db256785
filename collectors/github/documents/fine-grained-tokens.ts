import { z } from "zod";
import { document, Id, Permissions, Person, Selection, Text, Time, Word } from "./parts.ts";

/** What a fine-grained token may do, by what it is done to. */
export const TokenPermissions = z.object({
  organization: Permissions.optional(),
  repository: Permissions.optional(),
  other: Permissions.optional(),
});

/** What a grant and the request for one have in common. */
export const TOKEN = {
  id: Id,
  /** The token itself; a server that is older does not say it. */
  token_id: Id.nullish(),
  token_name: Text.nullish(),
  owner: Person,
  repository_selection: Word.nullish(),
  permissions: TokenPermissions,
  /** Null: it never ends. */
  token_expires_at: Time.nullish(),
  token_last_used_at: Time.nullish(),
  repositories: Selection.nullish(),
};

/** `GET /orgs/{org}/personal-access-tokens` with `…/{pat_id}/repositories`. */
export const FineGrainedToken = document({ ...TOKEN, access_granted_at: Time.nullish() });
