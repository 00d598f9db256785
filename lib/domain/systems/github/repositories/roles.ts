import type { JsonObject } from "../../../facts/json.ts";
import { listOf, objectOf, textOf } from "../../content.ts";

/** Roles of GitHub by which nobody pushes; what is none of GitHub's the organization made, and may let its bearer push. */
export const CANNOT_PUSH: ReadonlySet<string> = new Set(["read", "triage"]);
export const CAN_PUSH: ReadonlySet<string> = new Set(["admin", "maintain", "write"]);

/** The role of GitHub that a role of the organization adds to; where that was not read, the role itself. */
export function baseOfRole(role: string, organization: JsonObject | undefined): string {
  const roles = listOf(organization?.repositoryRoles).map(objectOf);
  return textOf(roles.find(({ name }) => name === role)?.base) || role;
}

/** What every member of an organization may do in each of its repositories; empty where that was not read. */
export function baseOfMembers(organization: JsonObject | undefined): string {
  return textOf(objectOf(organization?.members).defaultRepositoryPermission);
}

/** Who owns an organization, by how it lists its members. */
export function isOwnerRole({ kind, content }: { kind: string; content: JsonObject }): boolean {
  return kind === "organization-role" && content.role === "admin";
}
