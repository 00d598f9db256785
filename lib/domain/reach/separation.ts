import { groupBy } from "../group-by.ts";
import type { JsonObject } from "../facts/json.ts";
import { listOf, objectOf, textOf } from "../systems/content.ts";
import { environmentsOf } from "../systems/github/edges/environments-of.ts";
import type { OrganizationPlace } from "../systems/github/edges/github-view.ts";
import { heldRoles, type HeldRoles } from "../systems/github/edges/held-roles.ts";
import { holds } from "../systems/github/edges/limited.ts";
import type { NodeKey } from "./edge.ts";
import { PRODUCTION } from "../environments/rule.ts";
import type { Estate } from "./estate.ts";
import { loginsOfRuns, runsOf, type RunLogin, type WorkflowRun } from "./joins/github-runs.ts";
import type { ReachVerdict } from "./verdict.ts";

/** Where something is used: the job, and the environment of what it is used for; null: unclassified. */
export interface SeparationUse {
  workflow: NodeKey;
  job: NodeKey;
  line: number;
  environment: string | null;
}

/** Two things of a chain to production that should be in different hands, and are in one. */
export type Separation =
  /** One identity or stored credential works in production and in an environment that is not. */
  | { kind: "two-environments"; subject: string; uses: readonly SeparationUse[] }
  /** One identity builds and deploys: whatever gets into a build rolls out. */
  | { kind: "build-and-deploy"; subject: string; builds: readonly SeparationUse[]; deploys: readonly SeparationUse[] }
  /** What only builds reaches production by a chain of one or two edges. */
  | { kind: "build-reaches-production"; subject: NodeKey; verdict: ReachVerdict }
  /** Somebody may change what deploys to an environment and approve that it does, their own runs too. */
  | { kind: "changes-and-approves"; subject: NodeKey; workflow: NodeKey; environment: NodeKey };

/** What is known beside the facts themselves. */
export interface SeparationInput {
  estate: Estate;
  /** Environment of a resource by alias; null: unclassified, which is neither production nor elsewhere. */
  environmentOf(alias: NodeKey): string | null;
  verdictOf(key: NodeKey): ReachVerdict | null;
}

/** Every lack of separation that the facts prove; what was not read proves none. */
export function* separations(input: SeparationInput): Iterable<Separation> {
  const logins = [...loginsOfRuns(input.estate)];
  yield* twoEnvironments(logins, input);
  yield* buildAndDeploy(logins, input);
  yield* buildsThatReach(input);
  yield* changersWhoApprove(input.estate);
}

/** What a step signs in as, where the file says it; or the secret it is made of. */
function* subjectsOf({ login, repository }: RunLogin): Iterable<string> {
  const { value, secrets } = login;
  if (value?.complete && !login.static) yield* value.values;
  if (login.static) for (const name of secrets) yield `${repository.alias} secret ${name}`;
}

function bySubject(logins: readonly RunLogin[]): Map<string, RunLogin[]> {
  const pairs = logins
    .filter(({ login }) => login.system !== "sigstore" && login.system !== "docker")
    .flatMap((one) => [...subjectsOf(one)].map((subject) => ({ subject, one })));
  return new Map(
    [...groupBy(pairs, ({ subject }) => subject)].map(([key, found]) => [key, found.map(({ one }) => one)]),
  );
}

function* twoEnvironments(logins: readonly RunLogin[], input: SeparationInput): Iterable<Separation> {
  for (const [subject, those] of bySubject(logins)) {
    const uses = those.flatMap((one) => usesOf(one, one.login.line, input));
    const environments = new Set(uses.flatMap(({ environment }) => environment ?? []));
    if (environments.has(PRODUCTION) && environments.size > 1) yield { kind: "two-environments", subject, uses };
  }
}

/** One use for each deployment environment a job may name, else one for its repository. */
function usesOf({ repository, workflow, run }: WorkflowRun, line: number, { environmentOf }: SeparationInput) {
  const find = environmentsOf(repository);
  const named = (run.job.environment?.values ?? []).filter((name) => name !== "").map((name) => find(name).alias);
  const places = named.length > 0 ? named : [repository.alias];
  return places.map((place): SeparationUse => {
    const environment = environmentOf(place);
    return { workflow: workflow.alias, job: run.alias, line, environment };
  });
}

/** A job that deploys names an environment, or signs in to a cluster. */
function isDeploy({ run: { job } }: WorkflowRun): boolean {
  const named = (job.environment?.values ?? []).some((name) => name !== "");
  return named || job.identities.some(({ system }) => system === "kubernetes");
}

/** A job that builds runs on pull requests, or signs in where images are pushed. */
function isBuild({ workflow, run: { job } }: WorkflowRun): boolean {
  const onPullRequest = workflow.document.triggers.some(({ event }) => event === "pull_request");
  return onPullRequest || job.identities.some(({ system }) => system === "docker");
}

function* buildAndDeploy(logins: readonly RunLogin[], input: SeparationInput): Iterable<Separation> {
  const use = (one: RunLogin) => usesOf(one, one.login.line, input);
  for (const [subject, those] of bySubject(logins)) {
    const builds = those.filter((one) => isBuild(one) && !isDeploy(one)).flatMap(use);
    const deploys = those.filter(isDeploy).flatMap(use);
    if (builds.length > 0 && deploys.length > 0) yield { kind: "build-and-deploy", subject, builds, deploys };
  }
  for (const [subject, those] of groupBy(logins, ({ workflow }) => workflow.alias)) {
    const builds = those.filter(({ login }) => login.system === "docker").flatMap(use);
    const deploys = those.filter(({ login }) => login.system === "kubernetes").flatMap(use);
    if (builds.length > 0 && deploys.length > 0) yield { kind: "build-and-deploy", subject, builds, deploys };
  }
}

/** Longest chain that is called direct: by the token of the job, or by one role. */
const DIRECT = 2;

function* buildsThatReach({ estate, verdictOf }: SeparationInput): Iterable<Separation> {
  for (const [subject, runs] of groupBy(runsOf(estate), ({ workflow }) => workflow.alias)) {
    if (!runs.every((one) => isBuild(one) && !isDeploy(one))) continue;
    const verdict = verdictOf(subject);
    const surely = verdict?.reaches === "yes" && verdict.ability !== "read";
    if (surely && (verdict.chainLength ?? Infinity) <= DIRECT)
      yield { kind: "build-reaches-production", subject, verdict };
  }
}

/** Reviewers of an environment who may push where its workflow lies, where nothing keeps them from approving their own runs. */
function* changersWhoApprove(estate: Estate): Iterable<Separation> {
  const seen = new Set<string>();
  const known = new Map<NodeKey, Organization>();
  for (const { repository, workflow, run } of runsOf(estate)) {
    const { organization } = repository;
    const find = environmentsOf(repository);
    for (const name of run.job.environment?.values ?? []) {
      const { fact, alias } = find(name);
      const id = `${workflow.alias} ${alias}`;
      if (fact?.content.preventSelfReview !== false || seen.has(id)) continue;
      seen.add(id);
      const own = known.get(organization.alias) ?? organizationOf(organization);
      known.set(organization.alias, own);
      for (const subject of reviewersOf(fact.content, organization, own)) {
        const held = holds(own.roles, subject, "push", new Set([repository.key]));
        if (held !== "all" && !held.has(repository.key)) continue;
        yield { kind: "changes-and-approves", subject, workflow: workflow.alias, environment: alias };
      }
    }
  }
}

interface Organization {
  roles: HeldRoles;
  /** Users by the alias of their team. */
  members: ReadonlyMap<string, readonly NodeKey[]>;
}

function organizationOf(organization: OrganizationPlace): Organization {
  const members = groupBy(organization.of("attachment", "team-member"), ({ content }) => textOf(content.team));
  return {
    roles: heldRoles(organization),
    members: new Map([...members].map(([team, those]) => [team, those.flatMap(({ identity }) => identity ?? [])])),
  };
}

function reviewersOf(content: JsonObject, { alias }: OrganizationPlace, { members }: Organization): Set<NodeKey> {
  const prefix = alias.replace(":organization:", "/");
  const named = listOf(content.reviewers).map(objectOf);
  return new Set(
    named.flatMap(({ user, team }) =>
      textOf(user) === "" ? (members.get(`${prefix}:team:${textOf(team)}`) ?? []) : [`${prefix}:user:${textOf(user)}`],
    ),
  );
}
