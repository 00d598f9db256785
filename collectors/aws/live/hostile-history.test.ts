import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mapTogether } from "#collectors/shared/live/map-together.ts";
import type { Collected } from "#collectors/shared/testing/collected.ts";
import type { LastEnd, LiveInput } from "#collectors/types.ts";
import { canonicalJson } from "#lib/domain/facts/canonical-json.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import { manifest } from "../manifest.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { FAULTS, SAID, type Fault } from "./testing/fake-aws/faults.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";
import { RIGHTS } from "./rights.ts";

const SCALE = Math.max(1, Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1));
const RUNS = 500 * SCALE;

/** Collections at the same time, each from a server of its own. */
const LANES = 4;

/** Few connections, for most of the time would go into opening them; and a bomb that is known for one early. */
const LIMITS = { pageSize: 2, attempts: 1, reportMs: 200, together: 3, answerBytes: 1024 * 1024 };

/** Where the server falls silent, which is waited for. */
const IMPATIENT = { ...LIMITS, silenceMs: 1000, answerMs: 2000 };

/** What ends a slice that nothing went wrong with. */
const NOT_CHOSEN = /^(?:Not chosen for this source: \S+\.\s*)+$/;

/** A check that costs nothing but itself: without it what came stands. */
const ONLY_CHECKS = "iam:GetAccountSummary";

/** Where AWS says in those words that there is none. */
const SAYS_NONE = "sso:GetPermissionsBoundaryForPermissionSet";

interface Place {
  action: string;
  pages: number;
}

interface Case extends Place {
  name: string;
  fault: Fault;
  page?: number;
  times?: number;
}

/** Whether a fault makes sense at a call. */
function fits(fault: Fault, { action, pages }: Place): boolean {
  const { on } = fault;
  const isXml = /^(?:iam|sts|ec2):/.test(action);
  if (fault === FAULTS["no such thing"] && action === SAYS_NONE) return false;
  if (on === "lists") return pages > 0;
  if (on === "json") return pages > 0 && !isXml;
  if (on === "middle-pages") return pages > 2;
  if (on === "details") return action === "iam:GetAccountAuthorizationDetails";
  return true;
}

/** The same for the same number: each fault in turn, here and there. */
function caseOf(run: number, places: readonly Place[]): Case {
  const names = Object.keys(FAULTS);
  const name = names[run % names.length] ?? "";
  const fault = FAULTS[name];
  if (!fault) throw new Error("no fault");
  const fitting = places.filter((place) => fits(fault, place));
  const place = fitting[(Math.floor(run / names.length) * 7 + run) % fitting.length];
  if (!place) throw new Error(`${name} fits nowhere`);
  const middle = fault.on === "middle-pages" ? 2 : fault.on === "details" ? 1 : undefined;
  const page = middle ?? (place.pages > 0 && run % 2 === 0 ? 1 + (run % place.pages) : undefined);
  const times = fault.passing && run % 3 === 0 ? { times: 1 } : {};
  return { ...place, name, fault, ...times, ...(page === undefined ? {} : { page }) };
}

describe("the history of accounts whose AWS does wrong", () => {
  let fakes: FakeAws[];
  const wholes = new Map<string, Promise<Whole>>();
  let honest: FakeAws;
  let places: Place[];
  beforeAll(async () => {
    const size = { roles: 5, users: 2, policies: 1 };
    [honest, ...fakes] = await Promise.all([
      startFakeAws(size),
      ...Array.from({ length: LANES }, () => startFakeAws(size)),
    ]);
    await collectFrom(liveInput(honest), LIMITS);
    places = placesIn(honest);
  });
  afterAll(() => Promise.all([honest, ...fakes].map((fake) => fake.stop())));

  /** What is read when nothing goes wrong, with the rights that belong to an action. */
  function wholeFor(action: string): Promise<Whole> {
    const { permissions, as } = rightsFor(action);
    const id = `${as} ${permissions.join(" ")}`;
    const whole = wholes.get(id) ?? readWhole(honest, action);
    wholes.set(id, whole);
    return whole;
  }

  it(
    `closes nothing in ${RUNS} collections that went wrong, and names each fault`,
    { timeout: RUNS * 2000 },
    async () => {
      const wrong: string[] = [];
      const runs = Array.from({ length: RUNS }, (_, run) => run);
      await mapTogether(runs, LANES, async (run) => {
        const fake = fakes.pop();
        if (!fake) throw new Error("more at the same time than servers");
        const { name, fault, action, page, times } = caseOf(run, places);
        const where = `run ${run}: ${name} on ${action}${page === undefined ? "" : `, page ${page}`}, ${times ?? "always"}`;
        const { collected: whole, lastEnds } = await wholeFor(action);
        const served = fake.trouble({ serve: fault.serve, action, page, times });
        const limits = { ...(fault.slow ? IMPATIENT : LIMITS), attempts: times === undefined ? 1 : 2 };
        const input = inputFor(fake, action, lastEnds);
        const found = await collectFrom(input, limits).catch((error: unknown) => error as Error);
        if (served() === 0) wrong.push(`${where}: was not served`);
        wrong.push(...complaints(found, whole, { action, times }).map((complaint) => `${where}: ${complaint}`));
        fakes.push(fake);
      });
      expect(wrong).toEqual([]);
    },
  );
});

/** What is wrong with what became of a collection in which one call went wrong. */
function complaints(
  found: Collected | Error,
  whole: Collected,
  { action, times }: Pick<Case, "action" | "times">,
): string[] {
  if (found instanceof Error) {
    return [
      ...(found instanceof ExternalSystem || found instanceof InvalidInput ? [] : [`threw ${found.stack}`]),
      ...(found.message.includes(SAID) ? ["repeats the server"] : []),
      ...(times === undefined ? [] : [`did not try again: ${found.message}`]),
    ];
  }
  const hurt = found.slices.filter(({ coverage: { status } }) => status !== "complete");
  const chosen = hurt.filter(({ coverage: { reason } }) => !NOT_CHOSEN.test(reason ?? ""));
  const isNamed = action === ONLY_CHECKS || (times === 1 ? chosen.length === 0 : chosen.some(namesIt));
  return [
    ...differences(found, whole),
    ...(JSON.stringify(hurt).includes(SAID) ? ["repeats the server"] : []),
    ...(isNamed ? [] : [`coverage: ${JSON.stringify(chosen)}`]),
  ];
}

function inputFor(fake: FakeAws, action: string, lastEnds?: Map<string, LastEnd>): LiveInput {
  const fields = { regions: "" };
  return liveInput(fake, { ...rightsFor(action), fields, ...(lastEnds ? { lastEnds } : {}) });
}

interface Whole {
  collected: Collected;
  lastEnds: Map<string, LastEnd>;
}

async function readWhole(honest: FakeAws, action: string): Promise<Whole> {
  const collected = await collectFrom(inputFor(honest, action), LIMITS);
  const ends = collected.slices.map(({ slice: { path, scope }, coverage: { status } }): [string, LastEnd] => [
    path,
    { scope, status, reason: null, readAt: new Date(0) },
  ]);
  return { collected, lastEnds: new Map(ends) };
}

/** The rights of one service, so that little is asked beside what goes wrong. */
function rightsFor(action: string): { permissions: string[]; as: "organization" | "account" } {
  const [service = ""] = action.split(":");
  const isHub = service === "organizations" || service === "sso" || action === "sts:AssumeRole";
  const services = [
    service,
    "ec2",
    ...(isHub ? ["organizations"] : []),
    ...(service === "kms" ? ["secretsmanager", "ssm"] : []),
  ];
  const isWanted = (id: string) =>
    services.some((one) => id.startsWith(`${one}:`)) && !id.endsWith(":DescribeInstances");
  const permissions = RIGHTS.filter(({ id }) => isWanted(id) || id === action).map(({ id }) => id);
  return { permissions, as: isHub ? "organization" : "account" };
}

/** What was asked while nothing went wrong, with the number of pages of lists. */
function placesIn({ seen }: FakeAws): Place[] {
  const places = new Map<string, Place>();
  for (const { action, page, isList } of seen) {
    const pages = isList ? Math.max(page, places.get(action)?.pages ?? 0) : 0;
    places.set(action, { action, pages });
  }
  return [...places.values()].toSorted((a, b) => (a.action < b.action ? -1 : 1));
}

/** Not whole, and says where: by the action, or by the row. */
function namesIt({ coverage: { reason = "", problems } }: Collected["slices"][number]): boolean {
  return /\b(?:[a-z0-9]+:[A-Z]\w+)/.test(reason) || problems.length > 0;
}

/** What a history would show: facts that are new or other than they were, and those that a complete slice would close. */
function differences(found: Collected, whole: Collected): string[] {
  const known = new Map(whole.facts.map((fact) => [keyOf(fact), fact]));
  const here = new Set(found.facts.map(keyOf));
  const changed = found.facts.filter((fact) => textOf(known.get(keyOf(fact))) !== textOf(fact));
  const complete = new Set(
    found.slices
      .filter(({ coverage }) => coverage.status === "complete")
      .map(({ slice }) => `${slice.kind} ${slice.scope}`),
  );
  const closed = whole.facts.filter(
    (fact) => !here.has(keyOf(fact)) && complete.has(`${listingOf(fact)} ${fact.scope}`),
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
