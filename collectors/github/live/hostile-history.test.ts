import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unfinished } from "../testing/incomplete.ts";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import { collectDirectory } from "#collectors/runtime/collect.ts";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { canonicalJson } from "#lib/domain/facts/canonical-json.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { manifest } from "../manifest.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { ALL_RIGHTS, collectFrom, liveInput } from "./testing/collect-live.ts";
import { FAULTS, SAID, type Fault } from "./testing/fake-github/faults.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { routeOf } from "./testing/fake-github/routes.ts";
import { graphqlPath, pageIn, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

const SCALE = Math.max(1, Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1));
const RUNS = 500 * SCALE;

/** Of so many runs one is also written to the database: what a slice may close is the same for all of them. */
const WRITTEN = 5;

/** Collections at the same time, each from a server of its own. Four were seen to mix up their limits; why is open. */
const LANES = 1;

/** A bomb is known for one early. */
const LIMITS = { pageSize: 2, batchSize: 2, retries: 1, answerBytes: 1024 * 1024 };

/** Where the server falls silent, which is waited for. */
const IMPATIENT = { ...LIMITS, silenceMs: 1500, answerMs: 3000 };

/** Who has a role is told to whoever may see members; which roles there are, to whoever may see those. */
const ROLES = "organization_custom_org_roles";

/** What ends a slice that nothing went wrong with. */
const NOT_CHOSEN = /^(?:Not chosen for this source: [^.]*\.\s*)+$/;

/** Where a 404 says that an older server has no such thing, an App is private, or a run or deployment was deleted: that is believed. */
const MAY_BE_ABSENT =
  /^\/apps\/|fork-pr-contributor-approval$|self-hosted-runners$|\/runs\/\{run_id\}|\/statuses$|^\/orgs\/\{org\}\/actions\/oidc/;

/** Where something may go wrong: a path, and which of its pages. */
interface Place {
  path: string;
  permission: string;
  pages: number;
}

interface Case extends Place {
  name: string;
  fault: Fault;
  page?: number;
  times?: number;
}

/** On which page the fault makes sense; undefined: on any; null: nowhere. */
function pageFor(fault: Fault, { path, pages }: Place, run: number): number | undefined | null {
  const any = pages === 0 ? undefined : 1 + (run % pages);
  switch (fault.on) {
    case undefined:
      return any;
    case "graphql":
      return path.startsWith("/graphql") ? undefined : null;
    case "rest":
      return path.startsWith("/graphql") || path.endsWith("/repos") ? null : any;
    case "lists":
      return pages > 0 ? any : null;
    case "first-pages":
      return pages > 0 ? 1 : null;
    case "middle-pages":
      return pages > 1 ? (fault === FAULTS["repeated page"] ? 2 : 1) : null;
  }
}

/** The same for the same number: each fault in turn, here and there. */
function caseOf(run: number, places: readonly Place[]): Case {
  const names = Object.keys(FAULTS);
  const name = names[run % names.length] ?? "";
  const fault = FAULTS[name];
  if (!fault) throw new Error("no fault");
  const fitting = places.filter(
    (place) => pageFor(fault, place, 0) !== null && !(["404", "403"].includes(name) && MAY_BE_ABSENT.test(place.path)),
  );
  const place = fitting[(Math.floor(run / names.length) * 7) % fitting.length];
  if (!place) throw new Error(`${name} fits nowhere`);
  const page = pageFor(fault, place, run);
  const once = fault.slow || (fault.passing && run % 2 === 0) ? { times: 1 } : {};
  return { ...place, name, fault, ...once, ...(page === undefined || page === null ? {} : { page }) };
}

describe("the history of an organization whose GitHub does wrong", () => {
  let servers: FakeGithub[];
  let test: TestDatabase;
  let whole: Collected;
  let places: Place[];
  beforeAll(async () => {
    const organization = generateOrganization({ repositories: 1 });
    organization.events = [1, 2, 3].map((day) => ({ action: "repo.access", at: `2099-01-0${day}`, repo: "repo-0001" }));
    test = await createTestDatabase();
    servers = await Promise.all(Array.from({ length: LANES }, () => startFakeGithub(organization)));
    const [github] = servers;
    if (!github) throw new Error("no server");
    whole = await collectFrom(liveInput(github), LIMITS);
    places = placesIn(github);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await test.drop();
  });

  /** Collects while something goes wrong, and looks what came of it; null: nothing could be read at all. */
  async function collectWith(one: Case, which: string): Promise<Collected | null> {
    const { name, fault, path, permission, page, times } = one;
    const where = `${which}: ${name} on ${path}${page === undefined ? "" : `, page ${page}`}, ${times ?? "always"}`;
    const github = servers.pop();
    if (!github) throw new Error("more at the same time than servers");
    github.quota.remaining = github.quota.limit;
    const served = github.trouble({ serve: fault.serve, path, page, times });
    const more = permission === ROLES ? ["members"] : [];
    const permissions = permission === "" ? ALL_RIGHTS : [permission, "contents", ...more];
    const input = liveInput(github, { permissions });
    const found = await collectFrom(input, fault.slow ? IMPATIENT : LIMITS).catch((error: unknown) => error as Error);
    servers.push(github);

    expect(served(), where).toBeGreaterThan(0);
    if (found instanceof Error) {
      expect(found instanceof ExternalSystem || found instanceof InvalidInput, `${where}: ${found.stack}`).toBe(true);
      expect(found.message, where).not.toContain(SAID);
      expect(times, where).toBeUndefined();
      return null;
    }
    expect(differences(found, whole), where).toEqual([]);
    const hurt = unfinished(found);
    const chosen = hurt.filter(({ coverage: { reason } }) => !NOT_CHOSEN.test(reason ?? ""));
    expect(JSON.stringify(hurt), where).not.toContain(SAID);
    if (times === 1) expect(chosen, where).toEqual([]);
    else expect(chosen.some(namesIt), `${where}: ${JSON.stringify(chosen)}`).toBe(true);
    return found;
  }

  const graphql = Object.entries(FAULTS).filter(([, { on }]) => on === undefined || on === "graphql");

  it(
    "shows nothing either where branches, files of theirs or actions beside them go wrong",
    { timeout: graphql.length * SCALE * 3 * 3000 },
    async () => {
      const names = ["/graphql Files", "/graphql Branches", "/graphql Texts"];
      const asked = places.filter(({ path }) => names.includes(path));
      expect(asked).toHaveLength(names.length);
      for (const [run, [name, fault]] of graphql.entries()) {
        const turn = run % asked.length;
        for (const place of SCALE === 1 ? asked.slice(turn, turn + 1) : asked) {
          const once = fault.slow || (fault.passing && run % 2 === 0) ? { times: 1 } : {};
          await collectWith({ ...place, name, fault, ...once }, "of branches");
        }
      }
    },
  );

  it(
    `shows nothing added, changed or removed in ${RUNS} collections that went wrong`,
    { timeout: RUNS * 3000 },
    async () => {
      // One after the other, in whatever order they come: a history has one writer.
      let written = write(test, whole);
      const runs = Array.from({ length: RUNS }, (_, run) => run);
      await mapTogether(runs, LANES, async (run) => {
        const found = await collectWith(caseOf(run, places), `run ${run}`);
        if (found && run % WRITTEN === 0) written = written.then(() => write(test, found));
      });
      await written;
      expect(await changesIn(test)).toEqual([]);
    },
  );
});

/** What was asked while nothing went wrong, with the number of pages of lists. */
function placesIn({ seen }: FakeGithub): Place[] {
  const places = new Map<string, Place>();
  for (const { url, body } of seen) {
    const { pathname, searchParams } = new URL(url, "https://fake");
    if (pathname.endsWith("/graphql")) {
      const path = graphqlPath(body);
      const permission = path === "/graphql SamlIdentities" ? "members" : "contents";
      places.set(path, { path, permission, pages: 0 });
      continue;
    }
    const route = routeOf(pathname.replace("/api/v3", ""))?.route;
    if (!route || route.asApp) continue;
    const { path, permission: own = "organization_administration" } = route;
    // Single runs are asked for because of deployments.
    const permission = path.includes("{run_id}") ? "deployments" : path.includes("{role_id}") ? ROLES : own;
    const isList = searchParams.has("per_page");
    const page = pageIn(searchParams);
    const pages = isList ? Math.max(page, places.get(path)?.pages ?? 0) : 0;
    places.set(path, { path, permission, pages });
  }
  return [...places.values()];
}

/** Not whole, and says where: by the call, or by the row. */
function namesIt({ coverage: { reason = "", problems } }: Collected["slices"][number]): boolean {
  return /GET \/|POST \//.test(reason) || problems.length > 0;
}

/** What a history would show: facts that are new or other than they were, and those that a complete slice would close. */
function differences(found: Collected, whole: Collected): string[] {
  const known = new Map(whole.facts.map((fact) => [keyOf(fact), fact]));
  const here = new Set(found.facts.map(keyOf));
  const changed = found.facts.filter((fact) => textOf(known.get(keyOf(fact))) !== textOf(fact));
  const complete = found.slices.filter(({ coverage }) => coverage.status === "complete");
  const closed = whole.facts.filter(
    (fact) =>
      !here.has(keyOf(fact)) &&
      complete.some(
        ({ slice }) => slice.kind === listingOf(fact) && (slice.scope === "" || slice.scope === fact.scope),
      ),
  );
  return [...changed.map((fact) => `changed ${keyOf(fact)}`), ...closed.map((fact) => `closed ${keyOf(fact)}`)];
}

function keyOf({ noun, kind, key, scope }: Fact): string {
  return `${noun}/${kind} ${key} in ${scope}`;
}

function textOf(fact: Fact | undefined): string {
  return fact ? canonicalJson(fact.content) : "";
}

function listingOf({ noun, kind }: Fact): string | undefined {
  return manifest.slices.find(({ defines }) => defines.some((one) => one.noun === noun && one.kind === kind))?.id;
}

/** Writes what was collected, as the worker does. */
async function write({ database, url }: TestDatabase, { emissions }: Collected): Promise<void> {
  await collectDirectory({
    database,
    databaseUrl: url,
    collector: {
      manifest,
      async *collectDirectory(_, slugOf) {
        for (const emission of emissions) {
          yield emission.type === "head" ? { ...emission, readAt: new Date() } : emission;
          if (emission.type === "head") await slugOf(emission.trustDomainKey);
        }
      },
    },
    path: "/live",
    sourceSlug: "test",
    sample: false,
    defaultNamespace: "default",
    readAt: new Date(),
    actor: { kind: "system", id: "test", name: "test" },
    signal: new AbortController().signal,
  });
}
