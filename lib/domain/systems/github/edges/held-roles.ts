import { groupBy } from "../../../group-by.ts";
import type { NodeKey } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { baseOfMembers, baseOfRole, isOwnerRole } from "../repositories/roles.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import type { RepositoryPower } from "./hubs.ts";
import { powerOfRole } from "./role-powers.ts";

/** What accounts and teams hold in the repositories of an organization, for what may do no more than its owner. */
export interface HeldRoles {
  isOwner(user: NodeKey): boolean;
  isMember(user: NodeKey): boolean;
  /** Teams an account or a team is directly in. */
  teamsOf(subject: NodeKey): readonly NodeKey[];
  /** Repositories where it was given a role itself. */
  directOf(subject: NodeKey): readonly { repository: RepositoryPlace; power: RepositoryPower }[];
  /** What members may do everywhere; null: nothing, or it was not read. */
  base: RepositoryPower | null;
  /** What of it was not read, in clauses. */
  unread: readonly string[];
}

/** Arranges the roles of an organization by who has them. */
export function heldRoles(organization: OrganizationPlace): HeldRoles {
  const memberships = organization.of("attachment", "organization-role");
  const owners = new Set(memberships.filter(isOwnerRole).map(({ identity }) => identity));
  const members = new Set(
    memberships.filter(({ content }) => content.role !== "outside_collaborator").map(({ identity }) => identity),
  );
  const teams = groupBy(
    [
      ...organization
        .of("attachment", "team-member")
        .map(({ identity, content }) => [identity, textOf(content.team)] as const),
      ...organization.of("identity", "team").map(({ alias, content }) => [alias, textOf(content.parent)] as const),
    ].filter(([, team]) => team !== ""),
    ([subject]) => subject,
  );
  const given = organization.repositories.flatMap((repository) =>
    repository.of("attachment", "repository-role").flatMap(({ identity, content }) => {
      const power = powerOfRole(baseOfRole(textOf(content.role), organization.content));
      return identity === null || power === null ? [] : [{ identity, repository, power }];
    }),
  );
  const direct = groupBy(given, ({ identity }) => identity);
  return {
    isOwner: (user) => owners.has(user),
    isMember: (user) => members.has(user),
    teamsOf: (subject) => (teams.get(subject) ?? []).map(([, team]) => team),
    directOf: (subject) => direct.get(subject) ?? [],
    base: powerOfRole(baseOfMembers(organization.content)),
    unread: unreadOf(organization),
  };
}

function unreadOf(organization: OrganizationPlace): string[] {
  const open = organization.repositories.flatMap((repository) => repository.unread("repository-access") ?? []);
  const listings = ["people", "teams"].flatMap((kind) => organization.unread(kind) ?? []);
  const base = baseOfMembers(organization.content) === "" ? ["what members may do by default was not read"] : [];
  return [...listings, ...open.slice(0, 1), ...base];
}

/** What one needs to have in a repository for each power. */
const NEEDS: Readonly<Partial<Record<RepositoryPower, RepositoryPower>>> = {
  read: "read",
  "data-read": "read",
  "push-code": "push",
  push: "push",
  secrets: "push",
  runs: "push",
  "data-write": "push",
  "data-execute": "push",
};

const RANK: readonly RepositoryPower[] = ["read", "push", "administer"];

/** Says whether a role is enough for a power; those that are not named need administrators. */
export function suffices(held: RepositoryPower | null, power: RepositoryPower): boolean {
  return held !== null && RANK.indexOf(held) >= RANK.indexOf(NEEDS[power] ?? "administer");
}
