import { issuerOfHost } from "../../chains/token-holders.ts";
import type { JsonObject } from "../../facts/json.ts";
import { githubToken } from "../../systems/aws/trust/oidc/tokens.ts";
import { readAlias } from "../../systems/github/aliases.ts";
import { environmentsOf, protectionOf, refsOfRuns } from "../../systems/github/edges/environments-of.ts";
import { githubView, type RepositoryPlace } from "../../systems/github/edges/github-view.ts";
import type { WorkflowPlace } from "../../systems/github/edges/workflows-of.ts";
import { github } from "../../systems/github/github.ts";
import type { EdgeCondition } from "../edge.ts";
import type { DomainFacts } from "../estate.ts";
import type { TokenHolder } from "./token-holder.ts";

/** The workflows of a host that can ask for tokens, each with those it can get. */
export function* workflowTokens(facts: DomainFacts): Generator<TokenHolder> {
  for (const repository of githubView(facts).repositories) {
    for (const workflow of repository.workflows) {
      const issuer = issuerOfHost(readAlias(workflow.alias)?.host ?? "");
      const jobs = workflow.jobs.map(({ job }) => job as unknown as JsonObject);
      const subjects = github.subjects(workflow.content, jobs, repository.around);
      if (subjects.length === 0) continue;
      yield {
        key: workflow.alias,
        name: `${repository.name}, ${workflow.document.path}`,
        place: repository.name,
        tokens: subjects.map((subject) => ({
          token: githubToken(subject, issuer),
          conditionsFor: conditionsOf(repository, workflow),
        })),
      };
    }
  }
}

/** A token for an environment is given to a job that deploys there, after whatever protects it. */
function conditionsOf(repository: RepositoryPlace, workflow: WorkflowPlace): (subject: string) => EdgeCondition[] {
  return (subject) => {
    const name = environmentIn(subject);
    if (name === null) return [...workflow.conditions];
    const environment = environmentsOf(repository)(name);
    return [...workflow.conditions, ...protectionOf(repository, environment, refsOfRuns(workflow, repository))];
  };
}

/** `production` of `repo:acme/api:environment:production`; null where the subject says none, or any. */
function environmentIn(subject: string): string | null {
  const name = /:environment:([^:]*)/.exec(subject)?.[1]?.replaceAll("%3A", ":") ?? "";
  return name === "" || name.includes("*") ? null : name;
}
