import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { inOrganization, inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";
import { selectedIds } from "./selected.ts";
import { ownSecrets, sharedSecrets } from "./stored-secrets.ts";

const kind: EdgeKind = {
  id: "github/every-secret",
  clause: "includes",
  precondition: "Any job of a repository may name any secret of it, and those its organization gives it.",
  fix: "Give the secret to an environment, or the organization's secret to the repositories that need it only.",
  references: [REFERENCES.pipelineAccess, REFERENCES.credentialHygiene, REFERENCES.secrets],
};

/** What jobs of a repository can take by naming it; secrets of environments come with deploying there. */
export const everySecret: GitHubEdges = {
  kind,
  build: ({ organizations }) => organizations.flatMap((organization) => [...secretsOf(organization)]),
};

function* secretsOf(organization: OrganizationPlace): Iterable<GraphElement> {
  const everywhere = inOrganization(organization, "secrets-everywhere");
  const inPrivate = inOrganization(organization, "secrets-in-private");
  const chosen = [];
  for (const fact of sharedSecrets(organization).values()) {
    const visibility = textOf(fact.content.visibility);
    if (visibility === "all") yield edge(kind, everywhere, fact.alias, about(fact));
    else if (visibility === "private") yield edge(kind, inPrivate, fact.alias, about(fact));
    else chosen.push(fact);
    yield edge(kind, inOrganization(organization, "secrets"), fact.alias, { ...about(fact), ability: "write" });
  }
  const byKey = new Map(organization.repositories.map((repository) => [repository.key, repository]));
  for (const fact of chosen) {
    const ids = selectedIds(fact.content);
    if (!ids) {
      const unread = [`which repositories are given ${fact.name} was not read`];
      yield edge(kind, inOrganization(organization, "unread-secrets"), fact.alias, { ...about(fact), unread });
    }
    for (const id of ids ?? []) {
      const repository = byKey.get(id);
      if (repository) yield edge(kind, inRepository(repository, "all-secrets"), fact.alias, about(fact));
    }
  }
  for (const repository of organization.repositories) yield* secretsIn(repository);
}

function about(fact: EstateFact) {
  return { ability: "secrets" as const, evidence: [proof(fact)] };
}

function* secretsIn(repository: RepositoryPlace): Iterable<GraphElement> {
  const { organization, content, alias } = repository;
  const all = inRepository(repository, "all-secrets");
  const evidence = [proof(repository)];
  for (const fact of ownSecrets(repository).values()) {
    yield edge(kind, all, fact.alias, about(fact));
  }
  yield edge(kind, all, inOrganization(organization, "secrets-everywhere"), { evidence });
  const selection = inOrganization(organization, "unread-secrets");
  yield edge(kind, all, selection, {
    evidence,
    unread: [`which organization secrets ${repository.name} gets was not read`],
  });
  const visibility = textOf(content.visibility);
  const unread = visibility === "" ? [`whether ${repository.name} is private was not read`] : [];
  if (visibility !== "public") {
    yield edge(kind, all, inOrganization(organization, "secrets-in-private"), { evidence, unread });
  }
  const open = [repository.unread("repository-secrets"), organization.unread("organization-secrets")];
  const reasons = open.filter((reason) => reason !== null);
  if (reasons.length > 0) yield edge(kind, all, alias, { ability: "secrets", evidence, unread: reasons });
}
