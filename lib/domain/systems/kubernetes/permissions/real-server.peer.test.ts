import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import { scaled } from "#lib/domain/testing/scale.ts";
import { askerOf } from "./asker.ts";
import { may } from "./may.ts";
import { indexPolicies } from "./policies.ts";
import { askServer, countClasses, disagreements, type World } from "./testing/compare.ts";
import { corpusObjects } from "./testing/corpus-objects.ts";
import { draws } from "./testing/draw.ts";
import { MUTANTS } from "./testing/mutants.ts";
import { randomCluster } from "./testing/random-cluster.ts";
import { isReallyAllowed, load, readRbac } from "./testing/real-answers.ts";
import { TRAP_OBJECTS, TRAPS } from "./testing/traps.ts";

/** Fewer would let some of the mistakes below pass. */
const QUESTIONS = Math.max(5000, scaled(5000));
const BUILD_WITHIN_MS = 30 * 60_000;
const SEED = 20_260_301;

/** Each rule as text; the API leaves out what is empty. */
function rulesOf(rules: unknown): Set<string> {
  const parts = ["verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs"];
  const list = (rules ?? []) as Record<string, string[]>[];
  return new Set(list.map((rule) => JSON.stringify(parts.map((part) => rule[part] ?? []))));
}

const missing = missingKubernetes();

describe.skipIf(missing !== null)(`the API server's own authorizer${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let peer: KubernetesPeer;
  let client: ApiClient;
  let random: World;
  beforeAll(async () => {
    peer = await startKubernetes({ controllers: true });
    client = apiClient(peer, peer.adminToken);
    const draw = draws(SEED);
    const objects = randomCluster(draw, 120);
    random = await askServer(client, objects, draw, QUESTIONS);
  }, BUILD_WITHIN_MS);
  afterAll(async () => {
    client?.close();
    await peer?.stop();
  });

  it("answers every random question as we do", () => {
    expect(random.refused).toEqual({});
    expect(disagreements(random)).toEqual([]);
  });

  it("aggregates cluster roles as we do", async () => {
    const computed = new Map(
      [...random.facts.documents].flatMap(({ kind, name, content }) =>
        kind === "cluster-role" ? [[name, rulesOf(content.rules)]] : [],
      ),
    );
    const really = (await readRbac(client)).filter((object) => object["aggregationRule"] !== undefined);

    expect(really.length).toBeGreaterThan(10);
    for (const { metadata, ...role } of really) expect(computed.get(metadata.name)).toEqual(rulesOf(role["rules"]));
  });

  it("was asked enough of every class", () => {
    const { all = 0, ...counts } = countClasses(random.answered);

    process.stdout.write(`${JSON.stringify({ all, ...counts })}\n`);
    for (const [name, count] of Object.entries(counts)) {
      expect(count / all, name).toBeGreaterThan(name === "allowed" || name === "denied" ? 0.3 : 0.05);
    }
  });

  it.each(MUTANTS)("tells us from an evaluator that is wrong in $name", ({ semantics, misread }) => {
    const attachments = [...random.facts.attachments].map(({ content }) => ({ content: misread(content) }));
    const policies = indexPolicies({ ...random.facts, attachments }, semantics);

    const noticed = random.answered.filter(
      ({ asker, question, allowed }) => may(policies, asker, question, semantics).allowed !== allowed,
    );

    expect(noticed.length).toBeGreaterThan(0);
  });

  it("falls into none of the traps either", async () => {
    const cluster = await peer.another();
    const other = apiClient(cluster, cluster.adminToken);

    const refused = await load(other, TRAP_OBJECTS);
    const really: [string, boolean][] = [];
    for (const { name, who, ask } of TRAPS) {
      const asker = askerOf(`kubernetes:test:${who}`);
      if (asker) really.push([name, await isReallyAllowed(other, asker, ask)]);
    }

    expect([...refused]).toEqual([]);
    expect(really).toEqual(TRAPS.map(({ name, allowed }) => [name, allowed]));
    other.close();
    await cluster.stop();
  }, 60_000);

  it.skipIf(!hasCorpus)(
    "answers as we do about the roles of real projects (skipped without the corpus)",
    async () => {
      const cluster = await peer.another({ controllers: true });
      const other = apiClient(cluster, cluster.adminToken);

      const world = await askServer(other, corpusObjects(), draws(SEED), QUESTIONS);

      process.stdout.write(`${JSON.stringify({ ...countClasses(world.answered), refused: world.refused })}\n`);
      expect(disagreements(world)).toEqual([]);
      other.close();
      await cluster.stop();
    },
    300_000,
  );
});
