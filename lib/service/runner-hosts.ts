import type pg from "pg";
import { type FactOfKind, readFactsOfKind } from "#lib/db/facts-of-kind.ts";
import { readAliasesOf } from "#lib/db/identity-pages.ts";
import { countIncompleteListings } from "#lib/db/incomplete-listings.ts";
import { readDomainsOf } from "#lib/db/policies.ts";
import { readRunner, readRunnerSet, whyOf, type RunnerSet } from "#lib/domain/chains/runner-hosts.ts";
import type { HostedRunner, RunnerHost, RunnerView } from "#lib/domain/inventory/runner-view.ts";
import { readAlias } from "#lib/domain/systems/github/aliases.ts";
import type { IdentityFacts } from "./identity-facts.ts";

/** Facts of one kind that are read of all clusters, or of all organizations, together. */
const MOST = 5000;

const SET_KINDS = [
  { kind: "runner-set", slice: "runner-sets" },
  { kind: "runner-deployment", slice: "runner-deployments" },
] as const;

const RUNNER_KINDS = [
  { kind: "organization-runner", slice: "organization-runners" },
  { kind: "repository-runner", slice: "repository-runners" },
] as const;

/** Where a runner runs, or which runners run as an account; null for whom neither can be asked. */
export async function readRunnerView(pool: pg.Pool, found: IdentityFacts): Promise<RunnerView | null> {
  if (RUNNER_KINDS.some(({ kind }) => kind === found.row.kind)) return hostsOf(pool, found);
  const sets = found.consumers.flatMap((fact) => readRunnerSet(fact) ?? []);
  return sets.length === 0 ? null : runnersOf(pool, sets, found.at);
}

async function hostsOf(pool: pg.Pool, { stored, identity, at }: IdentityFacts): Promise<RunnerView> {
  const runner = readRunner({ alias: stored.alias, content: identity?.content ?? {} });
  const clusters = await readDomainsOf(pool, "kubernetes");
  const { facts, incomplete, cut } = await readKinds(pool, "kubernetes", "consumer", SET_KINDS, at);
  const matches = facts.flatMap((fact) => {
    const set = readRunnerSet(fact);
    const because = runner && set && whyOf(runner, set);
    return set && because ? [{ set, because, domain: fact.trustDomainId }] : [];
  });
  const pages = await pagesOf(
    pool,
    matches.map(({ set, domain }) => ({ alias: set.account, domain })),
    at,
  );
  const hosts = matches.map(({ set, because, domain }): RunnerHost => {
    const { kind, name, cluster, namespace, accountName } = set;
    const accountId = pages(domain, set.account);
    return { kind, set: name, cluster, namespace, account: accountName, accountId, because };
  });
  return { of: "runner", hosts, unknown: unknownHost(hosts.length, clusters.length, incomplete, cut) };
}

/** What is not known of where a runner runs, and what to do about it; null where its host is. */
function unknownHost(hosts: number, clusters: number, incomplete: number, cut: boolean): string | null {
  if (hosts > 0) return null;
  if (clusters === 0) {
    return "No cluster is connected. Connect the one in which GitHub's runner controller brings it up, if one does.";
  }
  if (incomplete > 0 || cut) {
    return "What brings runners up was not read in every connected cluster. Grant Rollcall list autoscalingrunnersets and runnerdeployments there.";
  }
  return "No runner set of a connected cluster has its labels and registers where it is registered. It may run on a machine, or in a cluster that is not connected.";
}

async function runnersOf(pool: pg.Pool, sets: readonly RunnerSet[], at: Date | null): Promise<RunnerView> {
  const organizations = await readDomainsOf(pool, "github");
  const { facts, incomplete, cut } = await readKinds(pool, "github", "identity", RUNNER_KINDS, at);
  const matches = facts.flatMap((fact) => {
    const runner = readRunner(fact);
    return sets.flatMap((set) => {
      const because = runner && whyOf(runner, set);
      return because ? [{ fact, set, because }] : [];
    });
  });
  const pages = await pagesOf(
    pool,
    matches.map(({ fact }) => ({ alias: fact.alias, domain: fact.trustDomainId })),
    at,
  );
  const runners = matches.map(({ fact, set, because }): HostedRunner => {
    const place = readAlias(fact.alias);
    return {
      id: pages(fact.trustDomainId, fact.alias),
      name: fact.name,
      place: [place?.owner, place?.repository].filter(Boolean).join("/"),
      set: set.name,
      because,
    };
  });
  return { of: "account", runners, unknown: unknownRunners(organizations.length, incomplete, cut) };
}

function unknownRunners(organizations: number, incomplete: number, cut: boolean): string | null {
  if (organizations === 0) return "Which runners they are is not known: no organization of GitHub is connected.";
  if (incomplete > 0 || cut) return "There may be more: runners could not be read everywhere.";
  return null;
}

async function readKinds(
  pool: pg.Pool,
  system: string,
  noun: "consumer" | "identity",
  kinds: readonly { kind: string; slice: string }[],
  asOf: Date | null,
): Promise<{ facts: FactOfKind[]; incomplete: number; cut: boolean }> {
  const page = { after: null, limit: MOST + 1, asOf };
  const [lists, counts] = await Promise.all([
    Promise.all(kinds.map(({ kind }) => readFactsOfKind(pool, { system, noun, kind, ...page }))),
    Promise.all(kinds.map(({ slice }) => countIncompleteListings(pool, system, slice, asOf))),
  ]);
  return {
    facts: lists.flatMap((list) => list.slice(0, MOST)),
    incomplete: counts.reduce((sum, count) => sum + count, 0),
    cut: lists.some((list) => list.length > MOST),
  };
}

/** Pages of identities, asked for once in each trust domain. */
async function pagesOf(pool: pg.Pool, wanted: readonly { alias: string; domain: number }[], asOf: Date | null) {
  const domains = [...new Set(wanted.map(({ domain }) => domain))];
  const found = new Map(
    await Promise.all(
      domains.map(async (id) => {
        const aliases = wanted.filter(({ domain }) => domain === id).map(({ alias }) => alias);
        return [id, await readAliasesOf(pool, id, aliases, asOf)] as const;
      }),
    ),
  );
  return (domain: number, alias: string) => found.get(domain)?.get(alias) ?? null;
}
