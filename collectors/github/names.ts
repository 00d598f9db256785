import type { Scope } from "#lib/domain/facts/fact.ts";

/** An organization, or the person or owner a repository belongs to. */
export interface OwnerPlace {
  /** `github.com`, or the host of an enterprise server. */
  host: string;
  owner: string;
}

/** One repository by name. */
export interface RepositoryPlace extends OwnerPlace {
  repository: string;
}

/** `github:github.com:organization:acme` */
export function organizationAlias({ host, owner }: OwnerPlace): string {
  return `github:${host}:organization:${owner}`;
}

/** `github:github.com:repository:acme/api` */
export function repositoryAlias({ host, owner, repository }: RepositoryPlace): string {
  return `github:${host}:repository:${owner}/${repository}`;
}

/** Alias of something that belongs to an organization: `github:github.com/acme:app-installation:renovate`. */
export function ownedAlias({ host, owner }: OwnerPlace, kind: string, name: string): string {
  return `github:${host}/${owner}:${kind}:${name}`;
}

/** Alias of something in a repository: `github:github.com/acme/api:workflow:.github/workflows/deploy.yml`. */
export function inRepositoryAlias(place: RepositoryPlace, kind: string, name: string): string {
  return `github:${place.host}/${place.owner}/${place.repository}:${kind}:${name}`;
}

/** Scope of what an organization has, by its numeric id; of checkouts, which know no ids, by its name. */
export function organizationScope(key: string): Scope {
  return `organization/${key}`;
}

/** Scope of what lies in a repository, by its numeric id, which outlives renames; of checkouts by `<owner>/<name>`. */
export function repositoryScope(key: string): Scope {
  return `repository/${key}`;
}

/** A member, outside collaborator or bot of an organization: `github:github.com/acme:user:mona`. */
export function userAlias(place: OwnerPlace, login: string): string {
  return ownedAlias(place, "user", login);
}

/** `github:github.com/acme:team:release` */
export function teamAlias(place: OwnerPlace, slug: string): string {
  return ownedAlias(place, "team", slug);
}

/** A key of SSH by its fingerprint, which no other key of the host has: `github:github.com:ssh-key:SHA256:…`. */
export function sshKeyAlias({ host }: Pick<OwnerPlace, "host">, fingerprint: string): string {
  return `github:${host}:ssh-key:${fingerprint}`;
}
