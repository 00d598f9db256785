import { issuerOfHost } from "../../chains/token-holders.ts";
import { groupBy } from "../../group-by.ts";
import { githubToken } from "../../systems/aws/trust/oidc/tokens.ts";
import { readAlias } from "../../systems/github/aliases.ts";
import { github } from "../../systems/github/github.ts";
import type { Surrounding } from "../../systems/system.ts";
import type { EdgeCondition } from "../edge.ts";
import type { DomainFacts, EstateFact } from "../estate.ts";
import type { HeldToken, TokenHolder } from "./token-holder.ts";

/** The workflows of a host that can ask for tokens, each with those it can get. */
export function* workflowTokens(facts: DomainFacts): Generator<TokenHolder> {
  const jobs = groupBy(facts.of("consumer", "workflow-job"), ({ identity }) => identity);
  const around = surroundings(facts);
  for (const workflow of facts.of("identity", "workflow")) {
    const place = readAlias(workflow.alias);
    if (!place) continue;
    const consumers = (jobs.get(workflow.alias) ?? []).map(({ content }) => content);
    const subjects = github.subjects(workflow.content, consumers, around(workflow));
    if (subjects.length === 0) continue;
    const issuer = issuerOfHost(place.host);
    yield {
      key: workflow.alias,
      name: workflow.name,
      place: `${place.owner}/${place.repository ?? ""}`,
      tokens: subjects.map((subject): HeldToken => {
        const halted: EdgeCondition[] =
          subject.halted === undefined
            ? []
            : [{ kind: "request", words: `somebody makes the workflow run again, which is ${subject.halted}` }];
        return { token: githubToken(subject, issuer), conditions: halted };
      }),
    };
  }
}

/** What decides how the tokens of a workflow look: its repository with its settings, and its organization. */
function surroundings(facts: DomainFacts): (workflow: EstateFact) => Surrounding[] {
  const byAlias = new Map(facts.of("resource", "repository", "organization").map((fact) => [fact.alias, fact]));
  const settings = new Map(facts.of("policy-document", "actions-settings").map((fact) => [fact.alias, fact]));
  return ({ alias, container }) => {
    const repository = container === null ? undefined : byAlias.get(container);
    const organization = repository?.container ? byAlias.get(repository.container) : undefined;
    const own = github.settingsAround(alias).flatMap((one) => settings.get(one) ?? []);
    return [repository, organization, ...own].filter((fact) => fact !== undefined);
  };
}
