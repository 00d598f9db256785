/** What is known of the repository a workflow lies in, beside the file. Null: not known. */
export interface RepositoryFacts {
  readonly owner: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly repositoryId: string | null;
  readonly visibility: "public" | "private" | "internal" | null;
  readonly defaultBranch: string | null;
  /** What the token of the run may do where the file does not say. */
  readonly defaultPermissions: "read" | "write" | null;
  readonly oidc: OidcCustomization | null;
}

/** How subjects of this repository are formed, by its settings and those of its organization. */
export interface OidcCustomization {
  /** Claims the subject is made of, in order; null: GitHub's own form. */
  readonly claims: readonly string[] | null;
  /** The repository has claims that were not read: what stands here is GitHub's own form, and a guess. */
  readonly unread?: true;
  /**
   * Says whether ids of owner and repository are part of the subject (`repo:acme@1/api@2:…`); null: not known.
   * @see https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
   */
  readonly immutable: boolean | null;
}

/** Facts of a repository of which nothing is known but its name. */
export function unknownRepository(owner: string, name: string): RepositoryFacts {
  return {
    owner,
    name,
    ownerId: null,
    repositoryId: null,
    visibility: null,
    defaultBranch: null,
    defaultPermissions: null,
    oidc: null,
  };
}
