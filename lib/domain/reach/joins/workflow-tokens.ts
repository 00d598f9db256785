import { issuerOfHost } from "../../chains/token-holders.ts";
import { githubToken } from "../../systems/aws/trust/oidc/tokens.ts";
import { readAlias } from "../../systems/github/aliases.ts";
import { environmentsOf, protectionOf, refsOfRuns } from "../../systems/github/edges/environments-of.ts";
import { githubView, type RepositoryPlace } from "../../systems/github/edges/github-view.ts";
import type { WorkflowPlace } from "../../systems/github/edges/workflows-of.ts";
import { knownRepository, repositoryFacts } from "../../systems/github/repository-content.ts";
import { subjectsOf } from "../../systems/github/workflows/subjects.ts";
import type { EdgeCondition } from "../edge.ts";
import type { DomainFacts } from "../estate.ts";
import type { TokenHolder } from "./token-holder.ts";

/** The workflows of a host that can ask for tokens, each with those it can get. */
export function* workflowTokens(facts: DomainFacts): Generator<TokenHolder> {
  for (const repository of githubView(facts).repositories) {
    for (const workflow of repository.workflows) {
      const issuer = issuerOfHost(readAlias(workflow.alias)?.host ?? "");
      const subjects = subjectsFor(workflow, repository);
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

/** The subjects of its jobs and of those it calls, so that an environment which a called job names is known. */
function subjectsFor({ document, jobs, unresolved, find }: WorkflowPlace, { around }: RepositoryPlace) {
  const facts = repositoryFacts(knownRepository(document.owner, document.repository, around));
  const found = new Map<string, boolean>();
  for (const { alias, job } of jobs) {
    const isOpen = facts.oidc?.unread === true || unresolved.some((call) => call.alias === alias);
    for (const { subject } of subjectsOf(document, job, facts, find)) {
      found.set(subject, found.get(subject) === true || (job.idToken === "write" && !isOpen));
    }
  }
  return [...found].map(([subject, certain]) => ({ subject, certain }));
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
