import { document, Name, Person } from "./parts.ts";

/**
 * That an account has an identity at the organization's SAML identity provider (GraphQL `externalIdentities`). What it is
 * called there is personal data, and often an address: it is kept to say who answers for what the account made. No other
 * attribute is.
 */
export const SamlIdentity = document({
  guid: Name,
  user: Person,
  /** As SCIM or SAML calls it; null: neither does. */
  username: Name.nullish(),
});
