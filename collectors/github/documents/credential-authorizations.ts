import { document, Id, listOf, Name, Text, Time, Word } from "./parts.ts";

/** `GET /orgs/{org}/credential-authorizations`; the last eight characters of a token are not kept. */
export const CredentialAuthorization = document({
  credential_id: Id,
  login: Name,
  /** `personal access token`, `SSH key`. */
  credential_type: Word,
  credential_authorized_at: Time.nullish(),
  credential_accessed_at: Time.nullish(),
  scopes: listOf(Text).nullish(),
  fingerprint: Text.nullish(),
  authorized_credential_title: Text.nullish(),
  authorized_credential_note: Text.nullish(),
  authorized_credential_expires_at: Time.nullish(),
});
