import { z } from "zod";
import { document, Flag, Id, listOf, Name, Word } from "./parts.ts";

/** A role of the organization that somebody has, beside being a member: `GET /orgs/{org}/organization-roles`. */
export const OrganizationRole = z.object({
  id: Id,
  name: Name,
  /** `direct`, `indirect` by a team, or `mixed`. */
  assignment: Word.nullish(),
  permissions: listOf(Word).nullish(),
});

/**
 * A member (`GET /orgs/{org}/members` by role) or an outside collaborator (`GET /orgs/{org}/outside_collaborators`), with
 * the organization's roles. Of a SAML identity only whether there is one: the name it has elsewhere is personal.
 */
export const Member = document({
  login: Name,
  id: Id,
  type: Word.nullish(),
  /** `admin`, `member` or `outside_collaborator`. */
  role: Word,
  organization_roles: listOf(OrganizationRole).nullish(),
  saml_linked: Flag,
  two_factor_disabled: Flag,
});
