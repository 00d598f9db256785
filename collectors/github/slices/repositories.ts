import type { DocumentOf } from "../documents/documents.ts";
import { organizationAlias, organizationScope, repositoryAlias } from "../names.ts";
import { eachRow, given, placeOf, type OrganizationView } from "./view.ts";

/** Repositories by their id, which outlives every name; when somebody last pushed moves and is not kept. */
export const repositories = eachRow<OrganizationView, DocumentOf<"repositories">>((view, document, evidence) => {
  const { id, name, owner } = document;
  return [
    {
      noun: "resource",
      kind: "repository",
      scope: organizationScope(view.organization.id),
      key: String(id),
      alias: repositoryAlias({ host: view.host, owner: owner.login, repository: name }),
      name: `${owner.login}/${name}`,
      refs: { container: organizationAlias(placeOf(view)) },
      content: given({
        owner: owner.login,
        repository: name,
        visibility: document.visibility ?? (document.private === true ? "private" : undefined),
        archived: document.archived,
        disabled: document.disabled,
        fork: document.fork,
        template: document.is_template,
        defaultBranch: document.default_branch,
        created: document.created_at ?? undefined,
        labels: document.custom_properties ?? undefined,
      }),
      evidence,
    },
  ];
});
