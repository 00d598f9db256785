import { hubKey, type GraphNode, type NodeKey } from "../../../reach/edge.ts";
import type { Place } from "./github-view.ts";

/** What many may do in one repository, `%` being its name. */
const REPOSITORY_POWERS = {
  read: "read %",
  "push-code": "push code, but no workflow files, to %",
  push: "push to %",
  "change-code": "change code, but no workflow files, on the default branch of %",
  "change-branch": "change the default branch of %",
  "own-workflows": "run workflows of one's own in %",
  "pull-requests": "open pull requests in %",
  "deploy-anywhere": "ask to deploy to any environment of %",
  "all-secrets": "take every secret of %",
  runners: "run jobs on runners of %",
  runs: "start, cancel and approve runs in %",
  secrets: "replace secrets of %",
  environments: "change deployment environments of %",
  "data-read": "read what lies beside the code of %",
  "data-write": "change what lies beside the code of %",
  "data-secrets": "read secrets that were found in %",
  "data-execute": "start deployments of %",
  administer: "administer %",
} as const;

export type RepositoryPower = keyof typeof REPOSITORY_POWERS;

export const POWERS = Object.keys(REPOSITORY_POWERS) as RepositoryPower[];

/** Of every repository of an organization. */
const EVERY = "every-";

/** The same in an organization itself. */
const ORGANIZATION_POWERS = {
  members: "act as a member of %",
  owners: "act as an owner of %",
  secrets: "replace secrets of %",
  "add-runners": "add runners to %",
  "unread-roles": "have a role in % that was not read",
  "unread-teams": "be in a team of % that was not read",
  "unread-runners": "run jobs on runners of % that were not read",
  "unread-secrets": "take secrets of % whose repositories were not read",
  "secrets-everywhere": "take the secrets that % gives every repository",
  "secrets-in-private": "take the secrets that % gives private and internal repositories",
  "jobs-everywhere": "run jobs in a repository of %",
  "jobs-in-private": "run jobs in a private or internal repository of %",
} as const;

export type OrganizationPower = keyof typeof ORGANIZATION_POWERS;

/** Key of what many may do in one repository. */
export function inRepository({ alias }: Pick<Place, "alias">, power: RepositoryPower): NodeKey {
  return hubKey(alias, power);
}

/** Key of what many may do in an organization itself. */
export function inOrganization({ alias }: Pick<Place, "alias">, power: OrganizationPower): NodeKey {
  return hubKey(alias, power);
}

/** Key of what some may do in every repository of an organization, those to come too. */
export function inEvery({ alias }: Pick<Place, "alias">, power: RepositoryPower): NodeKey {
  return hubKey(alias, `${EVERY}${power}`);
}

/** What a power lets do in something of that name. */
export function powerWords(power: RepositoryPower, name: string): string {
  return put(REPOSITORY_POWERS[power], name);
}

/** Every hub that a repository may have. */
export function* repositoryHubs(place: Place): Iterable<GraphNode> {
  for (const power of POWERS) yield node(place, inRepository(place, power), power, powerWords(power, place.name));
}

/** Every hub that an organization may have. */
export function* organizationHubs(place: Place): Iterable<GraphNode> {
  for (const power of Object.keys(ORGANIZATION_POWERS) as OrganizationPower[]) {
    yield node(place, inOrganization(place, power), power, put(ORGANIZATION_POWERS[power], place.name));
  }
  for (const power of POWERS) {
    const words = powerWords(power, `every repository of ${place.name}`);
    yield node(place, inEvery(place, power), `${EVERY}${power}`, words);
  }
}

function put(words: string, name: string): string {
  return words.replace("%", () => name);
}

function node({ alias }: Place, key: NodeKey, kind: string, name: string): GraphNode {
  return { key, type: "hub", system: "github", kind, name, container: alias };
}
