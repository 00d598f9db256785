import { hubKey, type EdgeKind, type GraphElement, type NodeKey } from "../../../reach/edge.ts";
import type { OrganizationPlace } from "./github-view.ts";
import { suffices, type HeldRoles } from "./held-roles.ts";
import { inEvery, inRepository, powerWords, type RepositoryPower } from "./hubs.ts";
import { edge } from "./kind.ts";

/** A power in every repository where somebody has it: what a token of theirs is given for all repositories. */
export interface Limited {
  hubOf(subject: NodeKey, power: RepositoryPower): NodeKey;
  /** The edges from all hubs that were asked for, each once however many tokens share it. */
  edges(): Iterable<GraphElement>;
}

/** Makes hubs for what accounts and their teams may do themselves: each team's repositories stand behind it once. */
export function limited(kind: EdgeKind, organization: OrganizationPlace, roles: HeldRoles): Limited {
  const asked = new Map<NodeKey, { subject: NodeKey; power: RepositoryPower }>();
  const hubOf = (subject: NodeKey, power: RepositoryPower): NodeKey => {
    const key = hubKey(subject, `own-${power}`);
    asked.set(key, { subject, power });
    return key;
  };
  return {
    hubOf,
    *edges() {
      const evidence = [{ alias: organization.alias, place: null }];
      // Asking for the hub of a team adds to what is walked over.
      for (const [key, { subject, power }] of asked) {
        yield nodeOf(key, subject, power, organization);
        if (roles.isOwner(subject)) yield edge(kind, key, inEvery(organization, power), { evidence });
        else if (roles.isMember(subject) && suffices(roles.base, power)) {
          yield edge(kind, key, inEvery(organization, power), { evidence });
        }
        for (const held of roles.directOf(subject)) {
          if (!suffices(held.power, power)) continue;
          yield edge(kind, key, inRepository(held.repository, power), {
            evidence: [{ alias: held.repository.alias, place: null }],
          });
        }
        for (const team of roles.teamsOf(subject)) yield edge(kind, key, hubOf(team, power), { evidence });
        if (roles.unread.length > 0 && !roles.isOwner(subject)) {
          yield edge(kind, key, inEvery(organization, power), { evidence, unread: roles.unread });
        }
      }
    },
  };
}

function nodeOf(key: NodeKey, subject: NodeKey, power: RepositoryPower, organization: OrganizationPlace): GraphElement {
  const who = subject.slice(subject.lastIndexOf(":") + 1);
  const name = powerWords(power, `every repository of ${organization.name} where ${who} may`);
  return { key, type: "hub", system: "github", kind: `own-${power}`, name, container: organization.alias };
}

/** What somebody may do in one repository, themselves and by their teams. */
export function holds(
  roles: HeldRoles,
  user: NodeKey,
  power: RepositoryPower,
  among: ReadonlySet<string>,
): ReadonlySet<string> | "all" {
  if (roles.isOwner(user) || (roles.isMember(user) && suffices(roles.base, power))) return "all";
  const found = new Set<string>();
  const subjects = new Set([user]);
  for (const subject of subjects) {
    for (const team of roles.teamsOf(subject)) subjects.add(team);
    for (const held of roles.directOf(subject)) {
      const { key } = held.repository;
      if (among.has(key) && suffices(held.power, power)) found.add(key);
    }
  }
  return found;
}
