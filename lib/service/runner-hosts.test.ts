import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyListings } from "#collectors/github/testing/apply-listings.ts";
import { listed, VIEW } from "#collectors/github/testing/organization.ts";
import { kubernetes } from "#collectors/kubernetes/collector.ts";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { withFiles } from "#collectors/shared/testing/collected.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { RunnerView } from "#lib/domain/inventory/runner-view.ts";
import type { Context } from "./context.ts";
import { getIdentity } from "./identity.ts";
import { listInventory } from "./inventory.ts";

const ACCOUNT = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "jobs", namespace: "arc" } };
const CANARY = "ghp_canary0123456789";

const set = (name: string, spec: object = {}) => ({
  apiVersion: "actions.github.com/v1alpha1",
  kind: "AutoscalingRunnerSet",
  metadata: { name, namespace: "arc" },
  spec: {
    ...{ githubConfigUrl: `https://x:${CANARY}@github.com/Acme?token=${CANARY}`, maxRunners: 3 },
    ...{ githubConfigSecret: { github_token: CANARY } },
    template: { spec: { serviceAccountName: "jobs", containers: [{ name: "runner", env: [{ value: CANARY }] }] } },
    ...spec,
  },
});

const runner = (id: number, name: string, label: string, ephemeral = true) => ({
  ...{ id, name, os: "linux", status: "online", busy: false, ephemeral, runner_group_id: 1 },
  labels: [
    { name: "self-hosted", type: "read-only" },
    { name: label, type: "custom" },
  ],
});

describe("runners of GitHub and the clusters they run in", () => {
  let test: TestDatabase;
  let context: Context;
  let minutes = 0;

  async function collectCluster(slug: string, ...items: object[]): Promise<void> {
    const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: [ACCOUNT, ...items] });
    const collector = kubernetes;
    await withFiles({ "all.json": list }, (path) =>
      collectInto(test, { collector, path, sourceSlug: slug, readAt: new Date() }),
    );
  }

  const collectRunners = (...runners: object[]) =>
    applyListings(test, { slug: "acme", view: VIEW }, (minutes += 1), [
      listed("organization", []),
      listed("organization-runners", runners),
    ]);

  async function viewOf(name: string): Promise<RunnerView | null> {
    const query = { facets: {}, sort: "name", descending: false, pageSize: 50 } as const;
    const { rows } = await listInventory(context, { ...query, text: [], includeHumans: false, includeVendors: false });
    const id = rows.find((row) => row.name === name)?.id ?? "";
    const { content } = await getIdentity(context, id, { tab: "overview", asOf: null });
    return content.tab === "overview" ? content.runners : null;
  }

  const words = async (name: string) => (await viewOf(name))?.unknown ?? "";

  beforeAll(async () => {
    test = await createTestDatabase();
    const actor = { kind: "operator", id: "test", name: "operator test" } as const;
    context = { actor, database: test.database, now: new Date() };
    await collectRunners(
      runner(1, "deploy-x7k2f", "deploy"),
      runner(2, "deploy-kept", "deploy", false),
      runner(3, "deploy", "large"),
    );
  });
  afterAll(() => test.drop());

  it("has no host while no cluster is connected, and says what to connect", async () => {
    expect(await viewOf("deploy-x7k2f")).toMatchObject({ of: "runner", hosts: [] });
    expect(await words("deploy-x7k2f")).toMatch(/^No cluster is connected\. Connect/);
  });

  it("runs as the account of the set that has its label and registers where it does, both ways", async () => {
    await collectCluster("prod", set("deploy"));

    const host = await viewOf("deploy-x7k2f");
    expect(host).toMatchObject({
      hosts: [{ kind: "AutoscalingRunnerSet", set: "deploy", cluster: "prod", namespace: "arc", account: "jobs" }],
      unknown: null,
    });
    const [found] = host?.of === "runner" ? host.hosts : [];
    expect(found?.because).toMatch(
      /^By the label deploy, and because the set registers its runners at github\.com\/Acme\. /,
    );
    expect(found?.accountId).not.toBeNull();
    expect(await viewOf("jobs")).toMatchObject({
      of: "account",
      runners: [{ name: "deploy-x7k2f", place: "acme", set: "deploy" }],
      unknown: null,
    });
  });

  it("is not told by its name, and not where it takes more than one job", async () => {
    expect(await viewOf("deploy")).toMatchObject({ hosts: [] });
    expect(await viewOf("deploy-kept")).toMatchObject({ hosts: [] });
    expect(await words("deploy")).toMatch(/^No runner set of a connected cluster has its labels/);
  });

  it("may be one of several where two clusters have such a set", async () => {
    await collectCluster("staging", set("deploy"));

    const view = await viewOf("deploy-x7k2f");
    expect(view?.of === "runner" && view.hosts.map(({ cluster }) => cluster)).toEqual(["prod", "staging"]);
  });

  it("is found by all labels of the older controller, which names no host", async () => {
    const older = {
      apiVersion: "actions.summerwind.dev/v1alpha1",
      kind: "RunnerDeployment",
      metadata: { name: "big", namespace: "arc" },
      spec: {
        replicas: 2,
        template: { spec: { organization: "acme", labels: ["large"], serviceAccountName: "jobs" } },
      },
    };
    await collectCluster("prod", older);

    expect(await viewOf("deploy")).toMatchObject({
      hosts: [
        {
          kind: "RunnerDeployment",
          set: "big",
          because: expect.stringMatching(/on which GitHub it does not say/) as string,
        },
      ],
    });
  });

  it("keeps no secret that somebody wrote into a set", async () => {
    const { rows } = await test.database.pool.query<{ all: string }>(
      "select string_agg(f::text, '') as all from consumer_fact f",
    );
    expect(rows[0]?.all).toContain("deploy");
    expect(rows[0]?.all).not.toContain("canary");
  });
});
