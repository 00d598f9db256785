import type { RepositoryPower } from "./hubs.ts";

/**
 * What roles of GitHub let do, as far as it leads on: triage changes issues, and maintain settings that lead nowhere.
 * @see https://docs.github.com/en/organizations/managing-user-access-to-your-organizations-repositories/managing-repository-roles/repository-roles-for-an-organization
 */
const POWERS: Readonly<Record<string, RepositoryPower>> = {
  read: "read",
  triage: "read",
  write: "push",
  maintain: "push",
  admin: "administer",
};

/** What a role of GitHub lets do in a repository; null where it is none of GitHub's, or gives nothing. */
export function powerOfRole(role: string): RepositoryPower | null {
  return Object.hasOwn(POWERS, role) ? (POWERS[role] ?? null) : null;
}
