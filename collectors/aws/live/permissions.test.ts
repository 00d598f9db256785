import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sorted, type Collected } from "#collectors/shared/testing/collected.ts";
import { aws } from "../collector.ts";
import { checkLive } from "./check-live.ts";
import { exportLive } from "./export-live.ts";
import { FREE_ACTIONS, RIGHTS } from "./rights.ts";
import { ALL_RIGHTS, collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { startFakeAws, type FakeAws } from "./testing/fake-aws/server.ts";
import { VALUE } from "./testing/fake-aws/region-answers.ts";

const MANIFEST = new Set([...FREE_ACTIONS, ...RIGHTS.map(({ action }) => action)]);

/** Beginnings of actions that change something. Two have a report made. */
const WRITES = /:(?!Generate(?:CredentialReport|ServiceLastAccessedDetails)$)(?!Get|List|Describe|BatchGet|AssumeRole)/;

const VALUES =
  /:(?:GetSecretValue|BatchGetSecretValue|GetParameters?(?:ByPath|History)?|GetFunction(?:Configuration)?|Decrypt)$/;

describe("what is asked of AWS", () => {
  let fake: FakeAws;
  let found: Collected;
  const collected = new Set<string>();
  beforeAll(async () => {
    fake = await startFakeAws();
    found = await collectFrom(
      liveInput(fake, { fields: { regions: "" } }),
      {},
      { onOperation: (one) => collected.add(one) },
    );
  });
  afterAll(() => fake.stop());

  it("is in the permission manifest, and all of that is used", () => {
    expect([...collected].filter((action) => !MANIFEST.has(action))).toEqual([]);
    expect(RIGHTS.map(({ action }) => action).filter((action) => !collected.has(action))).toEqual([]);
    expect(found.slices.filter(({ coverage }) => coverage.status !== "complete")).toEqual([]);
  });

  it("changes nothing and asks for no value", () => {
    expect([...MANIFEST].filter((action) => WRITES.test(action) || VALUES.test(action))).toEqual([]);
    expect(JSON.stringify(found)).not.toContain(VALUE);
  });

  it("is the same when a connection is tested", async () => {
    const tested = new Set<string>();
    const check = await checkLive(liveInput(fake), () => undefined, FAST, { onOperation: (one) => tested.add(one) });

    expect([...tested].filter((action) => !MANIFEST.has(action))).toEqual([]);
    expect(check.permissions.map(({ id }) => id).toSorted()).toEqual([...ALL_RIGHTS].toSorted());
    expect(check.permissions.filter(({ status }) => status === "missing")).toEqual([]);
    expect(check.reached).toContain("2 accounts");
    expect(check.excess).toBeNull();
  });

  it("leaves out what was not chosen, and says so", async () => {
    const asked = new Set<string>();
    const little = await collectFrom(
      liveInput(fake, { as: "account", permissions: [] }),
      {},
      { onOperation: (one) => asked.add(one) },
    );

    expect([...asked].toSorted()).toEqual(["iam:GetAccountAuthorizationDetails", "sts:GetCallerIdentity"]);
    const off = little.slices.filter(({ coverage }) => coverage.status === "switched-off");
    expect(off.length).toBeGreaterThan(5);
    for (const { coverage } of off)
      expect(coverage.reason).toMatch(/^(?:Not chosen for this source: [a-z0-9]+:\w+\. ?)+$/);
  });

  it("gives the same facts as its export", async () => {
    const directory = mkdtempSync(join(tmpdir(), "rollcall-aws-export-"));
    try {
      const summary = await exportLive(liveInput(fake, { fields: { regions: "" } }), directory, FAST);
      const { signal } = new AbortController();
      const input = { path: directory, sourceSlug: "x", defaultNamespace: "default", readAt: new Date(), signal };
      const offline = await sorted(aws.collectDirectory(input, async () => "aws"));

      expect(offline.facts.map(plain).toSorted()).toEqual(found.facts.map(plain).toSorted());
      expect(summary.slices.map(({ path }) => path).toSorted()).toEqual(
        found.slices.map(({ slice }) => slice.path).toSorted(),
      );
      const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      for (const one of files) expect(readFileSync(join(one.parentPath, one.name), "utf8")).not.toContain(VALUE);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

function plain(fact: Collected["facts"][number]): string {
  return JSON.stringify(fact);
}
