import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { DocumentOf } from "../documents/documents.ts";
import { repositoriesOf } from "./selection.ts";
import {
  eachRow,
  given,
  ownedFact,
  repositoryFact,
  sorted,
  type OrganizationView,
  type RepositoryView,
} from "./view.ts";

/** Groups of runners, by name as workflows name them; those of the enterprise may have a name of the organization's. */
export const runnerGroups = eachRow<OrganizationView, DocumentOf<"runner-groups">>((view, group, evidence) => [
  ownedFact(view, "resource", "runner-group", evidence, {
    key: String(group.id),
    word: group.inherited === true ? `enterprise/${group.name}` : group.name,
    name: group.name,
    content: given({
      visibility: group.visibility,
      default: group.default,
      inherited: group.inherited,
      publicRepositories: group.allows_public_repositories,
      workflows: workflowsOf(group),
      repositories: repositoriesOf(group.repositories),
    }),
  }),
]);

/** The workflows that alone may use the group; null: any. */
function workflowsOf(group: DocumentOf<"runner-groups">): string[] | null | undefined {
  if (group.restricted_to_workflows === false) return null;
  return group.restricted_to_workflows === true ? sorted(group.selected_workflows) : undefined;
}

export const organizationRunners = eachRow<OrganizationView, DocumentOf<"organization-runners">>(
  (view, runner, evidence) => [
    ownedFact(view, "identity", "organization-runner", evidence, {
      key: String(runner.id),
      name: runner.name,
      content: runnerContent(runner),
    }),
  ],
);

export const repositoryRunners = eachRow<RepositoryView, DocumentOf<"repository-runners">>((view, runner, evidence) => [
  repositoryFact(view, "identity", "repository-runner", evidence, {
    key: String(runner.id),
    name: runner.name,
    content: runnerContent(runner),
  }),
]);

/** Of its labels those that somebody gave it are told from those it has by its system. */
function runnerContent({ os, ephemeral, runner_group_id, labels }: DocumentOf<"repository-runners">): JsonObject {
  return given({
    os,
    ephemeral,
    group: runner_group_id ? String(runner_group_id) : undefined,
    runsOn: sorted(labels?.map(({ name }) => name)),
    customLabels: sorted(labels?.filter(({ type }) => type === "custom").map(({ name }) => name)),
  });
}
