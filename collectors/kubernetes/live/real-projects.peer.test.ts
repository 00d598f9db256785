import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { loadAll } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import { runProgram } from "#lib/cli/program.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import type { Asker } from "#lib/domain/systems/kubernetes/permissions/question.ts";
import { askServer, type World } from "#lib/domain/systems/kubernetes/permissions/testing/compare.ts";
import { corpusObjects } from "#lib/domain/systems/kubernetes/permissions/testing/corpus-objects.ts";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import { inParallel } from "#lib/domain/systems/kubernetes/permissions/testing/real-answers.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { changesIn } from "#collectors/runtime/testing/collect-into.ts";
import { applyLive } from "./testing/apply-live.ts";
import { ALL_RIGHTS, liveInput } from "./testing/collect-live.ts";
import { applyGrant, grantReader } from "./testing/seed-cluster.ts";

const BUILD_WITHIN_MS = 30 * 60_000;
const QUESTIONS = 400;
const RBAC = "/apis/rbac.authorization.k8s.io/v1";

/** Where the API takes each kind of a project's manifests that runs as somebody. */
const APIS: Record<string, string> = {
  ServiceAccount: "/api/v1",
  Deployment: "/apis/apps/v1",
  StatefulSet: "/apis/apps/v1",
  DaemonSet: "/apis/apps/v1",
  Job: "/apis/batch/v1",
  CronJob: "/apis/batch/v1",
};

const Listed = z.object({
  items: z.array(
    z.looseObject({
      metadata: z.looseObject({ name: z.string(), namespace: z.string().default("") }),
      subjects: z.array(z.looseObject({ name: z.string() })).optional(),
    }),
  ),
});
type Item = z.infer<typeof Listed>["items"][number];

const missing = missingKubernetes() ?? (hasCorpus ? null : "the corpus is not here");

describe.skipIf(missing !== null)(
  `real projects in a running cluster${missing ? ` (skipped: ${missing})` : ""}`,
  () => {
    let peer: KubernetesPeer;
    let admin: ApiClient;
    let test: TestDatabase;
    let token: string;
    let world: World;

    beforeAll(async () => {
      [peer, test] = await Promise.all([startKubernetes({ controllers: true }), createTestDatabase()]);
      admin = apiClient(peer, peer.adminToken);
      world = await askServer(admin, corpusObjects(), draws(20_261_121), QUESTIONS);
      await loadProjects(admin);
      token = await applyGrant(admin, ALL_RIGHTS);
      await applyLive(test, liveInput(peer, token));
    }, BUILD_WITHIN_MS);
    afterAll(async () => {
      admin?.close();
      await peer?.stop();
      await test?.drop();
    });

    it("are there: every account, every binding, everything that runs", async () => {
      const named = (items: Item[]) => items.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).sort();
      const accounts = await list("/api/v1/serviceaccounts");
      const bindings = [...(await list(`${RBAC}/rolebindings`)), ...(await list(`${RBAC}/clusterrolebindings`))];

      expect(accounts.length).toBeGreaterThan(100);
      expect(await open("identity_fact", "service-account")).toEqual(named(accounts));
      expect(await open("attachment_fact", "role-binding", "cluster-role-binding")).toEqual(named(bindings));
      for (const [kind, factKind] of [
        ["deployments", "deployment"],
        ["statefulsets", "stateful-set"],
        ["daemonsets", "daemon-set"],
      ] as const) {
        const workloads = await list(`/apis/apps/v1/${kind}`);
        expect(workloads.length, kind).toBeGreaterThan(5);
        expect(await open("consumer_fact", factKind)).toEqual(named(workloads));
      }
    });

    it("are judged as the API server judges, also by the command line", async () => {
      const lines = world.answered.map(({ asker, question }) =>
        JSON.stringify({ identity: keyOf(asker), ...question }),
      );

      const answers = (await rollcall(["can", "--batch"], lines)).trim().split("\n");

      const Answer = z.looseObject({ allowed: z.union([z.boolean(), z.string()]) });
      const differ = world.answered.flatMap(({ allowed }, index) => {
        const ours = Answer.parse(JSON.parse(answers[index] ?? "{}")).allowed;
        return ours === allowed ? [] : [`${lines[index]} is ${allowed}, not ${ours}`];
      });
      expect(differ).toEqual([]);
      expect(world.answered.filter(({ allowed }) => allowed).length).toBeGreaterThan(QUESTIONS * 0.3);
    });

    it("show one change when one binding of one subject is removed", async () => {
      const single = (await list(`${RBAC}/rolebindings`)).find(
        ({ metadata, subjects = [] }) => subjects.length === 1 && !metadata.namespace.startsWith("kube-"),
      );
      if (!single) throw new Error("no role binding with one subject");
      const { name, namespace } = single.metadata;
      await admin.demand({ method: "DELETE", path: `${RBAC}/namespaces/${namespace}/rolebindings/${name}` });

      await applyLive(test, liveInput(peer, token));

      const changes = await changesIn(test);
      expect(changes).toHaveLength(1);
      expect(changes[0]).toMatch(/^removed missing role-binding /);
      expect(changes[0]).toContain(`${namespace}/${name}`);
    });

    it("lose nothing when bindings may not be listed any more", async () => {
      const before = await changesIn(test);
      const without = ALL_RIGHTS.filter((id) => id !== "role-bindings" && id !== "cluster-role-bindings");
      const refused = await grantReader(admin, "no-bindings", without);
      const known = await open("attachment_fact", "role-binding", "cluster-role-binding");

      const result = await applyLive(test, liveInput(peer, refused));

      expect(result.incomplete).toBeGreaterThan(0);
      // The account and bindings made for this test are new; nothing else is.
      expect((await changesIn(test)).slice(before.length).filter((line) => !line.startsWith("added"))).toEqual([]);
      expect(await open("attachment_fact", "role-binding", "cluster-role-binding")).toEqual(known);
    });

    it("go with their namespace, and only they", async () => {
      const namespace = await crowdedNamespace();
      const before = await changesIn(test);
      await admin.demand({ method: "DELETE", path: `/api/v1/namespaces/${namespace}` });
      await gone(`/api/v1/namespaces/${namespace}`);

      await applyLive(test, liveInput(peer, token));

      const removed = (await changesIn(test)).slice(before.length).filter((line) => line.startsWith("removed"));
      expect(removed).toContain(`removed missing namespace kubernetes:test:namespace:${namespace}`);
      expect(removed.filter((line) => line.includes("service-account")).length).toBeGreaterThan(1);
      const elsewhere = removed.filter((line) => !line.includes(`:${namespace}/`) && !line.endsWith(`:${namespace}`));
      expect(elsewhere).toEqual([]);
      expect(
        (await open("identity_fact", "service-account")).filter((name) => name.startsWith(`${namespace}/`)),
      ).toEqual([]);
    });

    /** Everything of a kind, past the limit of a page. */
    async function list(path: string): Promise<Item[]> {
      return Listed.parse(await admin.demand({ path })).items;
    }

    /** `namespace/name` of the open facts of some kinds, each once. */
    async function open(table: string, ...kinds: string[]): Promise<string[]> {
      const { rows } = await test.database.pool.query<{ scope: string; name: string }>(
        `select distinct scope, name from ${table} where closed_by is null and kind = any($1)`,
        [kinds],
      );
      return rows.map(({ scope, name }) => `${scope.replace(/^namespace\//, "")}/${name}`).sort();
    }

    async function rollcall(argv: string[], lines: string[]): Promise<string> {
      let out = "";
      const code = await runProgram(argv, {
        openDatabase: () => Promise.resolve({ database: test.database, url: test.url }),
        print: (text) => (out += text),
        complain: () => undefined,
        lines: async function* () {
          yield* lines;
        },
        ask: null,
        directory: "/",
        baseUrl: "http://127.0.0.1:3000",
        signal: new AbortController().signal,
        now: new Date(),
      });
      expect(code).toBe(0);
      return out;
    }

    /** A namespace of a project with several accounts. */
    async function crowdedNamespace(): Promise<string> {
      const counts = new Map<string, number>();
      for (const { metadata } of await list("/api/v1/serviceaccounts")) {
        counts.set(metadata.namespace, (counts.get(metadata.namespace) ?? 0) + 1);
      }
      const [name] =
        [...counts].find(([namespace, count]) => count > 2 && !/^(kube-|default|rollcall)/.test(namespace)) ?? [];
      if (name === undefined) throw new Error("no namespace with several accounts");
      return name;
    }

    async function gone(path: string): Promise<void> {
      for (let index = 0; index < 300; index += 1) {
        if ((await admin.call({ path })).status === 404) return;
        await sleep(250);
      }
      throw new Error(`${path} is still there`);
    }
  },
);

/** Creates what the projects' manifests say runs, and the accounts; templates and what the API refuses are left out. */
async function loadProjects(admin: ApiClient): Promise<void> {
  const root = join(CORPUS, "kubernetes");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(?:ya?ml|json)$/.test(file),
  );
  const Loadable = z.looseObject({
    kind: z.string().refine((kind) => Object.hasOwn(APIS, kind)),
    metadata: z.looseObject({ name: z.string(), namespace: z.string().default("default") }),
  });
  const objects = files.flatMap((file) => {
    try {
      return loadAll(readFileSync(join(root, file), "utf8")).flatMap((value) => Loadable.safeParse(value).data ?? []);
    } catch {
      return [];
    }
  });
  const namespaces = [...new Set(objects.map(({ metadata }) => metadata.namespace))];
  await inParallel(namespaces, (name) =>
    admin.call({
      method: "POST",
      path: "/api/v1/namespaces",
      body: { apiVersion: "v1", kind: "Namespace", metadata: { name } },
    }),
  );
  await inParallel(objects, ({ kind, metadata, ...rest }) => {
    const path = `${APIS[kind]}/namespaces/${metadata.namespace}/${kind.toLowerCase()}s`;
    return admin.call({ method: "POST", path, body: { kind, metadata, ...rest } });
  });
}

/** The identity that asks as somebody. */
function keyOf({ user, groups }: Asker): string {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):(.+)$/.exec(user ?? "") ?? [];
  if (namespace !== undefined) return `kubernetes:test:serviceaccount:${namespace}/${name}`;
  return user === null ? `kubernetes:test:group:${groups[0]}` : `kubernetes:test:user:${user}`;
}
