import { issuerOfHost } from "../../chains/token-holders.ts";
import { githubToken } from "../../systems/aws/trust/oidc/tokens.ts";
import { environmentsOf, protectionOf } from "../../systems/github/edges/environments-of.ts";
import { githubView, type RepositoryPlace } from "../../systems/github/edges/github-view.ts";
import { inRepository } from "../../systems/github/edges/hubs.ts";
import { jobOf } from "../../systems/github/jobs.ts";
import { knownRepository, repositoryFacts } from "../../systems/github/repository-content.ts";
import type { WorkflowDocument } from "../../systems/github/workflows/document.ts";
import { subjectsOf } from "../../systems/github/workflows/subjects.ts";
import type { Trigger } from "../../systems/github/workflows/trigger.ts";
import type { DomainFacts } from "../estate.ts";
import type { HeldToken, TokenHolder } from "./token-holder.ts";

/**
 * Whoever may push to a repository can add a workflow that asks for tokens, on a branch of any name: what they can get, as
 * those of the hub they share. Of the default branch, and of what an environment lets in, rules have a say: such a token
 * stands among those of any branch, which a trust that names one branch takes under that condition.
 */
export function* ownWorkflowTokens(facts: DomainFacts): Generator<TokenHolder> {
  for (const repository of githubView(facts).repositories) {
    const host = /^github:([^/]+):repository:/.exec(repository.alias)?.[1] ?? "";
    const environments = repository.of("resource", "deployment-environment").map(({ name }) => name);
    yield {
      key: inRepository(repository, "own-workflows"),
      shownBy: repository.alias,
      name: `a workflow of one's own in ${repository.name}`,
      place: repository.name,
      tokens: [null, ...environments, ANY_ENVIRONMENT].flatMap((name) =>
        tokensFor(name, repository, issuerOfHost(host)),
      ),
    };
  }
}

/** A job that names an environment that is not there makes it, with nothing that protects it. */
const ANY_ENVIRONMENT = "*";

const EVENTS = ["push", "pull_request"];

/** The tokens of a job that somebody writes, for an environment or none. */
function tokensFor(environment: string | null, repository: RepositoryPlace, issuer: string): HeldToken[] {
  const [owner = "", name = ""] = repository.name.split("/");
  const facts = repositoryFacts(knownRepository(owner, name, repository.around));
  const document: WorkflowDocument = {
    ...{ owner, repository: name, path: ".github/workflows/*", name: "*", permissions: null, jobs: [] },
    triggers: EVENTS.map(triggerOf),
  };
  const to = environment === null ? null : { line: 0, text: environment, values: [environment], complete: true };
  const job = { ...jobOf({}), idToken: "write" as const, environment: to };
  const certain = facts.oidc?.unread === undefined;
  return subjectsOf(document, job, facts).map(({ subject }) => ({
    token: githubToken({ subject, certain }, issuer),
    conditionsFor: (taken: string) => {
      const named = environment === ANY_ENVIRONMENT ? environmentIn(taken) : environment;
      return named === null ? [] : protectionOf(repository, environmentsOf(repository)(named), []);
    },
  }));
}

/** The one environment a subject is of; null where it leaves open which. */
function environmentIn(subject: string): string | null {
  const [, named = ANY_ENVIRONMENT] = /:environment:([^:]*)/.exec(subject) ?? [];
  return /[*?]/.test(named) ? null : named;
}

function triggerOf(event: string): Trigger {
  const filters = { types: [], branches: [], branchesIgnore: [], tags: [], tagsIgnore: [], paths: [], pathsIgnore: [] };
  return { event, line: 0, ...filters, schedules: [], workflows: [], inputs: [], secrets: [] };
}
