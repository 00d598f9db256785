import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SliceCoverage } from "#lib/domain/facts/coverage.ts";
import { ExternalSystem, InvalidInput } from "#lib/errors.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import { type Collected } from "#collectors/shared/testing/collected.ts";
import { incomplete } from "../testing/collect.ts";
import { LISTINGS, type Listing } from "./listings.ts";
import { collectFrom, liveInput } from "./testing/collect-live.ts";
import { LISTS, startFakeCluster, type FakeCluster } from "./testing/fake-cluster.ts";
import { FAULTS, type Fault } from "./testing/faults.ts";

/** Small enough that each fault takes no longer than a fault has to. */
const LIMITS = {
  pageSize: 4,
  tries: 2,
  together: 2,
  pauseMs: 1,
  patienceMs: 500,
  silenceMs: 150,
  answerMs: 300,
  answerBytes: 16 * 1024 * 1024,
};

/** How many pages a list of the fake cluster has. */
const pagesOf = ({ form }: Listing) => (form === "table" ? 2 : 3);

const SCALE = Math.max(1, Number(process.env["ROLLCALL_TEST_SCALE"] ?? 1));

const WORKLOADS = ["pods", "replica-sets", "deployments", "jobs", "cron-jobs"];

interface Case {
  name: string;
  fault: Fault;
  listing: Listing;
  page: number;
}

/** Each fault on each page of each kind; a part of the kinds in turn unless more is asked for. */
function casesOf(every: number): Case[] {
  const all: Case[] = [];
  for (const [name, fault] of Object.entries(FAULTS)) {
    for (const listing of LISTS) {
      if (fault.listsOnly === true && listing.form !== "list") continue;
      for (let page = 0; page < pagesOf(listing); page += 1) {
        // Signed out before anything was read is no collection: see below.
        if (name === "401 mid-run" && listing.slice === "namespaces" && page === 0) continue;
        if (fault.pages && !fault.pages(page, page === pagesOf(listing) - 1)) continue;
        all.push({ name, fault, listing, page });
      }
    }
  }
  return all.filter(({ fault }, index) => index % (fault.slow ? every * 4 : every) === 0);
}

describe("a server that does wrong", () => {
  let cluster: FakeCluster;
  let whole: Collected;
  let known: Set<string>;
  beforeAll(async () => {
    cluster = await startFakeCluster();
    whole = await collectFrom(liveInput(cluster, "token"), LIMITS);
    known = new Set(whole.facts.map(keyOf));
  });
  afterAll(() => cluster.stop());

  /** Reads what is always read, what depends on one another, and the list in question: more would only take longer. */
  function inputFor({ right }: Listing) {
    return liveInput(cluster, "token", { permissions: [...WORKLOADS, right] });
  }

  const CASES = casesOf(SCALE > 1 ? 1 : 6);

  it("is read whole while it does right", () => {
    expect(incomplete(whole)).toEqual([]);
    expect(whole.slices).toHaveLength(LISTINGS.length);
    expect(new Set(whole.facts.map(({ noun, kind }) => `${noun}/${kind}`)).size).toBeGreaterThanOrEqual(10);
  });

  it.for([...new Set(CASES.map(({ name }) => name))])(
    "%s: no list with it counts as whole, the others do",
    { timeout: 180_000 },
    async (name) => {
      for (const { fault, listing, page } of CASES.filter((one) => one.name === name)) {
        const where = `${name} on page ${page + 1} of ${listing.slice}`;
        const served = cluster.trouble({ ...fault, slice: listing.slice, page });
        const collected = await collectFrom(inputFor(listing), LIMITS);

        expect(served(), where).toBeGreaterThan(0);
        const hurt = collected.slices
          .filter(({ slice }) => slice.kind === listing.slice)
          .map(({ coverage }) => coverage);
        expect(hurt.some(isNamedFault), `${where}: ${JSON.stringify(hurt)}`).toBe(true);
        const mayLack = listing.optional === true && name === "404 of an API server" && page === 0;
        expect(
          hurt.some(({ status }) => status === "not-supported"),
          where,
        ).toBe(mayLack);
        expect(closedBy(collected, whole), where).toEqual([]);
        if (name !== "401 mid-run") expect(othersHurt(collected, listing), where).toEqual([]);
      }
    },
  );

  it.for([
    ["/api/v1/namespaces/kube-system/configmaps/aws-auth", "config-maps"],
    ["/version", "cluster"],
    ["/.well-known/openid-configuration", "cluster"],
  ] as const)("is not believed a 404 of a gateway for %s", async ([path, slice]) => {
    for (const name of ["404 of a gateway", "404 of a gateway that speaks as Go does"]) {
      const served = cluster.trouble({ serve: FAULTS[name]?.serve ?? fail, slice: path, page: 0 });
      const collected = await collectFrom(liveInput(cluster, "token"), LIMITS);

      expect(served(), name).toBe(1);
      expect(unread(collected), name).toEqual([slice]);
      const hurt = collected.slices.find((end) => end.slice.kind === slice)?.coverage;
      expect(hurt?.reason, name).toContain("404");
    }
  });

  it("is asked again, and read whole, when what was wrong passes", { timeout: 180_000 }, async () => {
    for (const { name, fault, listing, page } of CASES.filter((one) => one.fault.passing)) {
      const served = cluster.trouble({ ...fault, slice: listing.slice, page, times: 1 });
      const collected = await collectFrom(inputFor(listing), LIMITS);

      const where = `${name} on page ${page + 1} of ${listing.slice}`;
      expect(served(), where).toBe(1);
      expect(unread(collected), where).toEqual([]);
      expect(closedBy(collected, whole), where).toEqual([]);
      expect(
        collected.facts.every((fact) => known.has(keyOf(fact))),
        where,
      ).toBe(true);
    }
  });

  it("is read in one piece when a place in a list is forgotten once", async () => {
    for (const listing of LISTS) {
      const fault = FAULTS["410 mid-list, and again"];
      const served = cluster.trouble({ serve: fault?.serve ?? fail, slice: listing.slice, page: 1, times: 1 });
      const collected = await collectFrom(liveInput(cluster, "token"), LIMITS);

      expect(served()).toBe(1);
      expect(incomplete(collected), listing.slice).toEqual([]);
      expect(collected.facts).toEqual(whole.facts);
    }
  });

  it("is no collection when nothing at all can be read, and says when to try again", async () => {
    const long = FAULTS["429 with a long Retry-After"];
    cluster.trouble({ serve: long?.serve ?? fail, slice: "*", page: 0 });
    const busy = await collectFrom(liveInput(cluster, "token"), LIMITS).catch((error: unknown) => error);
    cluster.trouble({ serve: FAULTS["401 mid-run"]?.serve ?? fail, slice: "*", page: 0 });
    const signedOut = await collectFrom(liveInput(cluster, "token"), LIMITS).catch((error: unknown) => error);

    expect(busy).toBeInstanceOf(ExternalSystem);
    expect(busy).toMatchObject({ message: expect.stringMatching(/^Nothing could be read of the cluster/) });
    const wait = busy instanceof ExternalSystem ? (busy.retryAt?.getTime() ?? 0) - Date.now() : 0;
    expect(wait).toBeGreaterThan(3_500_000);
    expect(signedOut).toBeInstanceOf(InvalidInput);
  });

  it("ends at once when it is told to", async () => {
    cluster.trouble({ serve: () => undefined, slice: "pods", page: 0 });
    const stop = new AbortController();
    const reading = collectFrom(liveInput(cluster, "token", { signal: stop.signal }), {
      ...LIMITS,
      silenceMs: 60_000,
      answerMs: 60_000,
    });
    setTimeout(() => stop.abort(new Error("told to stop")), 100);

    await expect(reading).rejects.toThrow("told to stop");
  });

  it("is tried hundreds of times", () => {
    expect(Object.keys(FAULTS).length).toBeGreaterThanOrEqual(18);
    const twice = CASES.filter(({ fault }) => fault.passing).length;
    expect(CASES.length + twice + LISTS.length).toBeGreaterThanOrEqual(500);
  });
});

function fail(): never {
  throw new Error("no such fault");
}

/** Not whole, and says in words why. */
function isNamedFault({ status, reason }: SliceCoverage): boolean {
  return status !== "complete" && /GET \/api|could not be read|was not/.test(reason ?? "");
}

/** Kinds of the slices that were to be read and were not, or not whole. */
function unread({ slices }: Collected): string[] {
  return slices.flatMap(({ slice, coverage }) =>
    coverage.status === "complete" || coverage.status === "switched-off" ? [] : [slice.kind],
  );
}

/** Facts that a complete slice would close, although nothing is gone. */
function closedBy(collected: Collected, whole: Collected): string[] {
  const kinds = new Set(collected.facts.map(keyOf));
  const complete = collected.slices.filter(({ coverage }) => coverage.status === "complete");
  const lost = whole.facts.filter((fact) => !kinds.has(keyOf(fact)));
  return lost
    .filter((fact) => complete.some(({ slice }) => slice.kind === sliceOf(fact, whole) && covers(slice.scope, fact)))
    .map(keyOf);
}

function keyOf({ noun, kind, key }: Fact): string {
  return `${noun}/${kind} ${key}`;
}

function covers(scope: string, fact: Fact): boolean {
  return scope === "" || scope === fact.scope;
}

/** The kind of the slice a fact came in. */
function sliceOf(fact: Fact, { emissions }: Collected): string {
  const at = emissions.findIndex((emission) => emission.type === "fact" && emission.fact === fact);
  const end = emissions.slice(at).find((emission) => emission.type === "slice");
  return end?.type === "slice" ? end.slice.kind : "";
}

/** Slices that ended incomplete although their own list was read well, but for those that need to know the broken one. */
function othersHurt(collected: Collected, { slice }: Listing): string[] {
  const above = ["replica-sets", "deployments", "cron-jobs", "jobs"].includes(slice)
    ? ["pods", "replica-sets", "jobs"]
    : [];
  const dependents = slice === "namespaces" ? ["secrets"] : above;
  return unread(collected).filter((kind) => kind !== slice && !dependents.includes(kind));
}
