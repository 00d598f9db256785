import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectFiles } from "#collectors/kubernetes/testing/collect.ts";
import { apiClient, type ApiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes, type KubernetesPeer } from "#e2e/peers/kubernetes/start.ts";
import { ABILITIES, type Ability } from "../../../reach/ability.ts";
import { isEdge, type GraphEdge } from "../../../reach/edge.ts";
import type { DomainFacts } from "../../../reach/estate.ts";
import { listOf, objectOf, textOf, textsOf } from "../../content.ts";
import { groupBy } from "../../../group-by.ts";
import { askerOf } from "../permissions/asker.ts";
import { isNarrowed } from "../permissions/risks.ts";
import type { Asker, ResourceQuestion } from "../permissions/question.ts";
import { draws } from "../permissions/testing/draw.ts";
import { randomCluster, WORDS } from "../permissions/testing/random-cluster.ts";
import { inParallel, isReallyAllowed, load, readRbac, untilSettled } from "../permissions/testing/real-answers.ts";
import { domainFactsOf } from "../../../reach/joins/testing/domain-facts.ts";
import { elementsOf } from "./testing/graph-of.ts";

const BUILD_WITHIN_MS = 30 * 60_000;
const SEED = 20_261_122;

/** What an ability must never be without: a sample of what gives it, written apart from the table. */
const SAMPLE: Record<Ability, readonly string[]> = {
  read: ["get /configmaps", "list /pods", "watch apps/deployments", "get batch/jobs", "list example.org/widgets"],
  write: ["delete /configmaps", "update /configmaps", "create example.org/widgets", "delete /pods", "delete apps/jobs"],
  secrets: ["get /secrets", "list /secrets", "watch /secrets"],
  execute: ["create /pods", "patch /pods", "create /pods/exec", "patch apps/deployments", "create batch/jobs"],
  admin: [
    "create rbac.authorization.k8s.io/rolebindings",
    "update rbac.authorization.k8s.io/roles",
    "delete rbac.authorization.k8s.io/rolebindings",
  ],
};

function question(text: string, namespace: string): ResourceQuestion {
  const [verb = "", path = ""] = text.split(" ");
  const [group = "", resource = "", subresource = ""] = path.split("/");
  return { verb, group, resource, subresource, namespace };
}

/** A question that only the rule an edge names as its evidence answers: the edge is right if the server allows it. */
function questionOfRule(facts: DomainFacts, { evidence }: GraphEdge): ResourceQuestion | null {
  const document = evidence.find(({ place }) => place?.startsWith("rule "));
  const binding = evidence.find(({ place }) => place === null);
  const role = facts.of("policy-document").find(({ alias }) => alias === document?.alias);
  const bound = facts.of("attachment").find(({ alias }) => alias === binding?.alias);
  const written = objectOf(listOf(role?.content.rules)[Number(document?.place?.slice(5)) - 1]);
  const [verb = "", group = "", path = ""] = [written.verbs, written.apiGroups, written.resources].map(
    (words) => textsOf(words)[0],
  );
  if (!role || !bound || verb === "" || path === "") return null;
  const rule = {
    verbs: [],
    apiGroups: [],
    resources: [],
    nonResourceURLs: [],
    resourceNames: textsOf(written.resourceNames),
  };
  const [resource = "", subresource = ""] = path.split("/");
  const name = isNarrowed(rule) ? (rule.resourceNames[0] ?? "") : "";
  const namespace = textOf(objectOf(bound.content.binding).namespace) || "pay";
  return { verb, group, resource, subresource, namespace, name };
}

const missing = missingKubernetes();

describe.skipIf(missing !== null)(`edges and a real API server${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let peer: KubernetesPeer;
  let client: ApiClient;
  let facts: DomainFacts;
  let edges: GraphEdge[];
  beforeAll(async () => {
    peer = await startKubernetes({ controllers: true });
    client = apiClient(peer, peer.adminToken);
    const objects = randomCluster(draws(SEED), 120);
    await load(client, objects);
    await untilSettled(client);
    const spaces = objects.filter(({ kind }) => kind === "Namespace");
    const list = { apiVersion: "v1", kind: "List", items: [...spaces, ...(await readRbac(client))] };
    facts = domainFactsOf("kubernetes", "test", await collectFiles({ "cluster.json": JSON.stringify(list) }));
    edges = elementsOf(facts).filter(isEdge);
  }, BUILD_WITHIN_MS);
  afterAll(async () => {
    client?.close();
    await peer?.stop();
  });

  it("allows what every edge of a binding rests on", async () => {
    const asked = edges.flatMap((edge) => {
      const asker = askerOf(edge.from);
      const resting = asker ? questionOfRule(facts, edge) : null;
      return asker && resting ? [{ asker, resting, edge }] : [];
    });

    const answers = await inParallel(asked, ({ asker, resting }) => isReallyAllowed(client, asker, resting));

    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter((_, index) => !answers[index]).map(({ edge, resting }) => ({ edge, resting }))).toEqual([]);
  }, 300_000);

  it("refuses an account what there is no edge for", async () => {
    const given = abilitiesByAccount(edges);
    const asked: { asker: Asker; ask: ResourceQuestion; ability: Ability }[] = [];
    for (const home of WORDS.namespaces) {
      for (const name of WORDS.accounts) {
        const key = `kubernetes:test:serviceaccount:${home}/${name}`;
        const asker = askerOf(key) ?? { user: null, groups: [] };
        for (const namespace of WORDS.namespaces) {
          for (const ability of ABILITIES.filter((one) => !given(key, namespace).has(one))) {
            for (const text of SAMPLE[ability]) asked.push({ asker, ask: question(text, namespace), ability });
          }
        }
      }
    }

    const answers = await inParallel(asked, ({ asker, ask }) => isReallyAllowed(client, asker, ask));

    process.stdout.write(`${asked.length} refusals asked\n`);
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((_, index) => answers[index])).toEqual([]);
  }, 300_000);
});

/** What edges of bindings give an account in a namespace, by itself and by its groups. */
function abilitiesByAccount(edges: readonly GraphEdge[]): (key: string, namespace: string) => Set<Ability> {
  const from = groupBy(edges, (edge) => edge.from);
  return (key, namespace) => {
    const groups = (from.get(key) ?? []).filter(({ kind }) => kind === "kubernetes/in-group").map(({ to }) => to);
    const found = new Set<Ability>();
    for (const { kind, to, ability } of [key, ...groups].flatMap((one) => from.get(one) ?? [])) {
      if (kind !== "kubernetes/granted") continue;
      const everywhere = ABILITIES.find((one) => to.endsWith(`#every-${one}`));
      if (everywhere) found.add(everywhere);
      if (ability !== null && to.endsWith(`:namespace:${namespace}`)) found.add(ability);
    }
    return found;
  };
}
