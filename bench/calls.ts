import { collectFrom, FAST, liveInput } from "#collectors/github/live/testing/collect-live.ts";
import { generateOrganization } from "#collectors/github/live/testing/fake-github/generate.ts";
import type { FakeOrganization } from "#collectors/github/live/testing/fake-github/model.ts";
import { startFakeGithub, type FakeGithub } from "#collectors/github/live/testing/fake-github/server.ts";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import { row, type BenchRow } from "./report.ts";

const REPOSITORIES = 1000;
const PUSHED = 20;
const LATENCY_MS = 20;
const HOUR_MS = 3_600_000;
const INPUT = `a generated organization of ${REPOSITORIES.toLocaleString("en-US")} repositories behind a server that takes ${LATENCY_MS} ms for each answer`;

/** What a collection of a large organization costs GitHub: the first one, and one each hour after it. */
export async function benchCalls(): Promise<BenchRow[]> {
  const organization = generateOrganization({ repositories: REPOSITORIES, people: 300 });
  const github = await startFakeGithub(organization, { latencyMs: LATENCY_MS });
  // The quota would spread the first collection over some hours: here it is measured in one piece.
  Object.assign(github.quota, { limit: 1_000_000, remaining: 1_000_000 });
  try {
    const first = await measure(github, () => collectFrom(liveInput(github), FAST));
    const fewest = fewestCalls(organization);
    const readAt = new Date(Date.now() - HOUR_MS);
    const lastEnds = new Map(
      first.collected.slices.map(({ slice, coverage: { status, reason = null } }) => [
        slice.path,
        { scope: slice.scope, status, reason, readAt },
      ]),
    );
    for (const repository of organization.repositories.slice(0, PUSHED)) repository.pushedAt = new Date().toISOString();
    const hourly = await measure(github, () => collectFrom(liveInput(github, { lastEnds }), FAST));
    const none = { baseline: null, baselineOf: "" };
    return [
      row({
        id: "github-calls-first",
        value: first.calls,
        unit: "calls",
        baseline: fewest,
        baselineOf: "one call for each page of each list, and GraphQL for 25 repositories at a time",
        bar: "at most 1.5 × that",
        input: INPUT,
      }),
      row({ id: "github-first", value: first.seconds, unit: "s", ...none, bar: "none set", input: INPUT }),
      row({
        id: "github-calls-hourly",
        value: hourly.calls,
        unit: "calls",
        ...none,
        bar: "at most half of an hourly quota of 5,000",
        input: `${INPUT}, an hour later, with pushes to ${PUSHED}`,
      }),
      row({ id: "github-hourly", value: hourly.seconds, unit: "s", ...none, bar: "none set", input: INPUT }),
    ];
  } finally {
    await github.stop();
  }
}

async function measure(
  github: FakeGithub,
  collect: () => Promise<Collected>,
): Promise<{ collected: Collected; calls: number; seconds: number }> {
  github.seen.length = 0;
  const start = performance.now();
  const collected = await collect();
  const seconds = (performance.now() - start) / 1000;
  const lost = collected.slices.filter(
    ({ slice, coverage: { status } }) => status !== "complete" && status !== "carried" && slice.kind !== "never-read",
  );
  if (lost.length > 0) throw new Error(`${lost.length} slices were not read: the measurement is wrong`);
  return { collected, calls: github.seen.length, seconds };
}

/** What any reader must ask, counted from the organization itself. */
function fewestCalls(organization: FakeOrganization): number {
  const pages = (rows: number) => Math.max(1, Math.ceil(rows / 100));
  const { people, teams, roles, saml, apps, tokens, secrets, variables, groups, repositories } = organization;
  const chosen = [...secrets, ...variables, ...groups].filter(({ visibility }) => visibility === "selected").length;
  const role = (wanted: string) => pages(people.filter((person) => person.role === wanted).length);
  const members = role("admin") + role("member") + role("outside");
  const lists = pages(repositories.length) + pages(teams.length) + 2 * teams.length + members + 9 + 2;
  const own = pages(apps.length) + apps.length + tokens.filter(({ selection }) => selection === "subset").length + 7;
  // Roles with whoever has each, SAML identities, and the audit log.
  const rolesAndLog = 1 + 2 * roles.length + pages(saml?.length ?? 0) + 1;
  const alerts = pages(repositories.reduce((count, repository) => count + repository.alerts.length, 0));
  const inEach = repositories.map(({ environments, workflows, deployments, branches }) => {
    const custom = environments.filter(({ custom: own }) => own !== null).length;
    // All of them have reviewers: a list for each, states of each deployment, and reviews where a run is named.
    const decided = environments.length + deployments.length + deployments.filter(({ run }) => run !== null).length;
    // One query for the branches that its environments name; texts and an action of those that are there and differ.
    const named = custom === 0 ? 0 : 1 + (workflows.size > 0 ? 2 * branches.size : 0);
    // Collaborators, teams, keys, environments, two kinds of secrets, variables, hooks, runners, runs; five of settings.
    return 10 + 5 + 2 * environments.length + custom + named + decided + (workflows.size > 0 ? 2 : 0);
  });
  return (
    lists +
    own +
    rolesAndLog +
    chosen +
    alerts +
    Math.ceil(repositories.length / 25) +
    inEach.reduce((a, b) => a + b, 0)
  );
}
