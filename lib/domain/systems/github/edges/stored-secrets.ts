import type { EdgeCondition, EdgeEvidence } from "../../../reach/edge.ts";
import type { EstateFact } from "../../../reach/estate.ts";
import { textOf } from "../../content.ts";
import { isGiven } from "../secret-words.ts";
import { environmentsOf, protectionOf } from "./environments-of.ts";
import type { OrganizationPlace, RepositoryPlace } from "./github-view.ts";
import type { Refs } from "./protection.ts";

/** A stored copy that jobs of a repository may get. */
export interface StoredSecret {
  fact: EstateFact;
  conditions: readonly EdgeCondition[];
  /** It is not known that the repository gets it. */
  unread: readonly string[];
}

/** Runs that Dependabot starts have a store of their own. */
function isForJobs({ content }: EstateFact): boolean {
  return content.store !== "dependabot";
}

/** Secrets of a repository itself, by name in capitals. */
export function ownSecrets(repository: RepositoryPlace): Map<string, EstateFact> {
  const facts = repository.of("stored-copy", "repository-secret").filter(isForJobs);
  return new Map(facts.map((fact) => [fact.name.toUpperCase(), fact]));
}

/** Secrets of an organization, by name in capitals. */
export function sharedSecrets(organization: OrganizationPlace): Map<string, EstateFact> {
  const facts = organization.of("stored-copy", "organization-secret").filter(isForJobs);
  return new Map(facts.map((fact) => [fact.name.toUpperCase(), fact]));
}

/** The organization's secret as one of its repositories gets it; null where it does not. */
export function asGiven(fact: EstateFact, repository: RepositoryPlace): StoredSecret | null {
  const given = isGiven(fact.content, repository);
  if (given === "no") return null;
  const unread = given === "yes" ? [] : [`whether ${repository.name} is given ${fact.name} was not read`];
  return { fact, conditions: [], unread };
}

/** Secrets of environments with what stands before each, by environment in small letters and name in capitals. */
export function environmentSecrets(repository: RepositoryPlace, refs: Refs): Map<string, StoredSecret> {
  const find = environmentsOf(repository);
  return new Map(
    repository.of("stored-copy", "environment-secret").map((fact) => {
      const environment = textOf(fact.content.environment);
      const conditions = protectionOf(repository, find(environment), refs);
      return [`${environment.toLowerCase()}/${fact.name.toUpperCase()}`, { fact, conditions, unread: [] }];
    }),
  );
}

/** The lines of a job that name a secret. */
export function linesOf(alias: string, lines: readonly number[]): EdgeEvidence[] {
  return [{ alias, place: lines.length === 0 ? null : `line ${lines[0]}` }];
}
