import type { Json } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { repositoriesOf } from "./selection.ts";
import { eachRow, given, ownedFact, repositoryFact, type OrganizationView, type RepositoryView } from "./view.ts";

/** Since when it exists and when its value was last set: a new value is a change. */
function agesOf(row: { created_at?: string | null | undefined; updated_at?: string | null | undefined }) {
  return given({ created: row.created_at ?? undefined, updated: row.updated_at ?? undefined });
}

function visibilityOf(row: DocumentOf<"organization-variables">): Record<string, Json> {
  return given({ visibility: row.visibility, repositories: repositoriesOf(row.repositories) });
}

/** Secrets of the organization, by store: Actions and Dependabot keep theirs apart. */
export const organizationSecrets = eachRow<OrganizationView, DocumentOf<"organization-secrets">>(
  (view, row, evidence) => [
    ownedFact(view, "stored-copy", "organization-secret", evidence, {
      key: `${row.store}/${row.name}`,
      name: row.name,
      content: { place: view.organization.login, store: row.store, ...visibilityOf(row), ...agesOf(row) },
    }),
  ],
);

export const organizationVariables = eachRow<OrganizationView, DocumentOf<"organization-variables">>(
  (view, row, evidence) => [
    ownedFact(view, "resource", "organization-variable", evidence, {
      key: row.name,
      name: row.name,
      content: { ...visibilityOf(row), ...agesOf(row) },
    }),
  ],
);

export const repositorySecrets = eachRow<RepositoryView, DocumentOf<"repository-secrets">>((view, row, evidence) => [
  repositoryFact(view, "stored-copy", "repository-secret", evidence, {
    key: `${row.store}/${row.name}`,
    name: row.name,
    content: { store: row.store, ...agesOf(row) },
  }),
]);

export const environmentSecrets = eachRow<RepositoryView, DocumentOf<"environment-secrets">>((view, row, evidence) => [
  repositoryFact(view, "stored-copy", "environment-secret", evidence, {
    key: `${row.environment}/${row.name}`,
    // Jobs name environments in whatever letters: small ones make one alias of all of them.
    word: `${row.environment.toLowerCase()}/${row.name}`,
    name: row.name,
    content: { store: "actions", environment: row.environment, ...agesOf(row) },
  }),
]);

export const repositoryVariables = eachRow<RepositoryView, DocumentOf<"repository-variables">>(
  (view, row, evidence) => [
    repositoryFact(view, "resource", "repository-variable", evidence, {
      key: row.environment ? `${row.environment}/${row.name}` : row.name,
      name: row.name,
      content: { environment: row.environment ?? null, ...agesOf(row) },
    }),
  ],
);
