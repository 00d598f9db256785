import { groupBy } from "../../../group-by.ts";
import type { EdgeKind, GraphElement } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { rulesOf, type BranchRule, type Passer } from "./branch-rules.ts";
import { grantsIn, type Grant } from "./granted.ts";
import { heldRoles, type HeldRoles } from "./held-roles.ts";
import { inRepository } from "./hubs.ts";
import { edge, proof, type GitHubEdges } from "./kind.ts";
import { holds } from "./limited.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import { REFERENCES } from "./references.ts";
import { conditionsOfArchive } from "./repository-power.ts";
import { conditionsOfHalt } from "./standing.ts";

const kind: EdgeKind = {
  id: "github/bypass-rules",
  clause: "gets around the rules and can",
  precondition: "A ruleset or a branch protection names an account, team, App or deploy keys that need not keep to it.",
  fix: "Take it off the list of those that get around the rules.",
  references: [REFERENCES.flowControl, REFERENCES.rulesets, REFERENCES.protectedBranches],
};

/** Those who may push and whom the rules of the default branch let through. */
export const bypassRules: GitHubEdges = {
  kind,
  build: ({ organizations }) =>
    organizations.flatMap((organization) => {
      const known = knownOf(organization);
      return organization.repositories.flatMap((repository) => [...passingIn(repository, known)]);
    }),
};

/** Whom rules may name, by how they do. */
interface Known {
  byName: ReadonlyMap<string, readonly EstateFact[]>;
  roles: HeldRoles;
  grants: ReadonlyMap<string, Grant>;
}

function knownOf(organization: OrganizationPlace): Known {
  const named = ["user", "team", "app-installation"].flatMap((sort) =>
    organization.of("identity", sort).flatMap((fact) => namesOf(fact).map((name) => ({ name, fact }))),
  );
  const byName = groupBy(named, ({ name }) => name);
  const grants = grantsIn(organization, "app-access").map((grant) => [grant.identity.alias, grant] as const);
  return {
    byName: new Map([...byName].map(([name, found]) => [name, found.map(({ fact }) => fact)])),
    roles: heldRoles(organization),
    grants: new Map(grants),
  };
}

/** Rulesets name by id, branch protection by name. */
function namesOf({ kind: sort, key, name, content }: EstateFact): string[] {
  if (sort === "user") return [`user ${name}`, `user #${textOf(content.id)}`];
  return sort === "team" ? [`team ${name}`, `team #${key}`] : [`App ${name}`, `App #${textOf(content.appId)}`];
}

function nameOf(passer: Passer): string {
  if (!("name" in passer)) return passer.type;
  return passer.name === "" ? `${passer.type} #${passer.id}` : `${passer.type} ${passer.name}`;
}

function* passingIn(repository: RepositoryPlace, known: Known): Iterable<GraphElement> {
  const rules = rulesOf(repository);
  const names = [...new Set(rules.flatMap(({ passers }) => passers.map(nameOf)))];
  for (const name of names) {
    const found = name === "deploy key" ? writingKeys(repository) : (known.byName.get(name) ?? []);
    for (const fact of found) {
      for (const power of powersOf(fact, repository, known)) yield passing(fact, power, repository, rules);
    }
  }
}

function writingKeys(repository: RepositoryPlace): EstateFact[] {
  return repository.of("identity", "deploy-key").filter(({ content }) => content.readOnly === false);
}

type Change = "change-branch" | "change-code";

/** What it may change once no rule holds it; nothing where it may not even push. */
function powersOf(fact: EstateFact, repository: RepositoryPlace, { roles, grants }: Known): Change[] {
  if (fact.kind === "deploy-key") return ["change-branch"];
  if (fact.kind !== "app-installation") {
    const held = holds(roles, fact.alias, "push", new Set([repository.key]));
    return held === "all" || held.has(repository.key) ? ["change-branch"] : [];
  }
  const grant = grants.get(fact.alias);
  const { selection } = grant ?? { selection: "none" };
  if (selection !== "all" && !(typeof selection === "object" && selection.includes(repository.key))) return [];
  const powers = grant?.given.map(({ comesTo }) => (comesTo && "power" in comesTo ? comesTo.power : null)) ?? [];
  return [
    ...(powers.includes("push") ? ["change-branch" as const] : []),
    ...(powers.includes("push-code") ? ["change-code" as const] : []),
  ];
}

function passing(fact: EstateFact, power: Change, repository: RepositoryPlace, rules: readonly BranchRule[]) {
  const names = fact.kind === "deploy-key" ? ["deploy key"] : namesOf(fact);
  const held = rules.filter(({ passers }) => !passers.some((passer) => names.includes(nameOf(passer))));
  const conditions = [
    ...conditionsOfHalt(fact.content),
    ...conditionsOfArchive(repository),
    ...held.map(({ condition }) => condition),
  ];
  const evidence = [proof(fact), ...rules.map((rule) => rule.evidence)];
  return edge(kind, fact.alias, inRepository(repository, power), { evidence, conditions });
}
