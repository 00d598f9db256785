import type { JsonObject } from "../../facts/json.ts";
import type { Surrounding } from "../system.ts";
import { objectOf, textOf, textsOf } from "../content.ts";
import { unknownRepository, type OidcCustomization, type RepositoryFacts } from "./workflows/repository-facts.ts";

/** What was read of a repository and its organization; each null where nothing was. */
export interface KnownRepository {
  owner: string;
  name: string;
  /** GitHub's ids; of a checkout there are none. */
  id: string | null;
  ownerId: string | null;
  /** Contents of the facts of the repository, of its settings for Actions, and of its organization. */
  repository: JsonObject | null;
  settings: JsonObject | null;
  organization: JsonObject | null;
}

/** The same from facts of a repository, of its organization and of its settings, in any order. */
export function knownRepository(owner: string, name: string, facts: readonly Surrounding[]): KnownRepository {
  const of = (kind: string) => facts.find((fact) => fact.kind === kind);
  const [repository, organization] = [of("repository"), of("organization")];
  return {
    owner,
    name,
    id: numeric(repository?.key),
    ownerId: numeric(organization?.key),
    repository: repository?.content ?? null,
    settings: of("actions-settings")?.content ?? null,
    organization: organization?.content ?? null,
  };
}

/** An id of GitHub; a checkout has names in their place. */
function numeric(key: string | undefined): string | null {
  return key !== undefined && /^\d+$/.test(key) ? key : null;
}

/** What of a repository decides what its workflows may do and which subjects they mint; a checkout knows its name only. */
export function repositoryFacts(known: KnownRepository): RepositoryFacts {
  const visibility = textOf(known.repository?.visibility);
  return {
    ...unknownRepository(known.owner, known.name),
    ownerId: known.ownerId,
    repositoryId: known.id,
    visibility: visibility === "public" || visibility === "private" || visibility === "internal" ? visibility : null,
    defaultBranch: textOf(known.repository?.defaultBranch) || null,
    defaultPermissions: defaultPermissionsOf(known),
    oidc: oidcOf(known),
  };
}

/**
 * What workflows get where they do not say: as the repository is set. What the organization restricts no repository
 * loosens; what it allows a repository may refuse, so without its own setting that says nothing.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository
 */
function defaultPermissionsOf({ settings, organization }: KnownRepository): "read" | "write" | null {
  const [own, shared] = [settings, organization].map((content) =>
    textOf(objectOf(content?.workflow).defaultPermissions),
  );
  if (own === "read" || own === "write") return own;
  return shared === "read" ? "read" : null;
}

/** A repository that does not use the default has claims of its own, or takes the organization's. */
function oidcOf({ settings, organization }: KnownRepository): OidcCustomization | null {
  if (!settings || settings.oidc === undefined) return null;
  const own = objectOf(settings.oidc);
  const shared = objectOf(organization?.oidc);
  const immutable = [own.immutable, shared.immutable].find((value) => typeof value === "boolean") ?? null;
  if (own.useDefault !== false) return { claims: null, immutable };
  const claims = textsOf(own.claims).length > 0 ? textsOf(own.claims) : textsOf(shared.claims);
  if (claims.length > 0) return { claims, immutable };
  return organization?.oidc === undefined ? { claims: null, unread: true, immutable } : { claims: null, immutable };
}
