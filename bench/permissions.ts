import { collectFiles } from "#collectors/kubernetes/testing/collect.ts";
import { apiClient } from "#e2e/peers/kubernetes/api.ts";
import { missingKubernetes } from "#e2e/peers/kubernetes/binary.ts";
import { startKubernetes } from "#e2e/peers/kubernetes/start.ts";
import { askerOf } from "#lib/domain/systems/kubernetes/permissions/asker.ts";
import { effectiveRules } from "#lib/domain/systems/kubernetes/permissions/effective.ts";
import { may } from "#lib/domain/systems/kubernetes/permissions/may.ts";
import type { PolicyFacts } from "#lib/domain/systems/system.ts";
import { indexPolicies } from "#lib/domain/systems/kubernetes/permissions/policies.ts";
import { risksOf } from "#lib/domain/systems/kubernetes/permissions/risks.ts";
import {
  askServer,
  countClasses,
  disagreements,
  type Answered,
} from "#lib/domain/systems/kubernetes/permissions/testing/compare.ts";
import { draws } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";
import {
  binding,
  namespace,
  role,
  type RbacObject,
} from "#lib/domain/systems/kubernetes/permissions/testing/objects.ts";
import { policyFacts } from "#lib/domain/systems/kubernetes/permissions/testing/policies-of.ts";
import { randomCluster } from "#lib/domain/systems/kubernetes/permissions/testing/random-cluster.ts";
import { median, row, type BenchRow } from "./report.ts";

const RUNS = 7;
const QUESTIONS = 100_000;
const CLUSTERS = 10;

/** What rbac-police took for the same job on a machine of this kind, in CPU seconds. */
const RBAC_POLICE_1000 = 61;

/** Bar `rbac`: what 1,000 and 5,000 accounts may, and which risks they are; then 100,000 questions to a real server. */
export async function benchPermissions(): Promise<BenchRow[]> {
  const rows = [await benchRisks(1000, RBAC_POLICE_1000, "0.5"), await benchRisks(5000, null, "2.5")];
  return [...rows, ...(missingKubernetes() === null ? await benchAgreement() : [])];
}

async function benchRisks(accounts: number, baseline: number | null, most: string): Promise<BenchRow> {
  const objects = clusterOf(accounts);
  const list = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
  const facts = policyFacts(await collectFiles({ "objects.json": list }), false);
  const seconds = Array.from({ length: RUNS }, () => cpuSeconds(() => assess(facts, accounts)));
  return row({
    id: accounts === 1000 ? "rbac" : `rbac-${accounts}`,
    value: median(seconds),
    unit: "CPU s",
    baseline,
    baselineOf: baseline === null ? "" : "rbac-police, measured apart",
    bar: `at most ${most}`,
    input: `${objects.length.toLocaleString("en-US")} objects, ${accounts.toLocaleString("en-US")} of them service accounts`,
  });
}

/** Everything each account may do and which risks it is, from the facts as they lie in the tables. */
function assess(facts: PolicyFacts, accounts: number): number {
  const policies = indexPolicies(facts);
  let found = 0;
  for (let index = 0; index < accounts; index += 1) {
    const asker = askerOf(`kubernetes:test:serviceaccount:${placeOf(index)}/app-${index}`);
    if (asker) found += effectiveRules(policies, asker).length + risksOf(policies, asker).length;
  }
  if (found < accounts) throw new Error("accounts without rights: the generator is wrong");
  return found;
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function placeOf(index: number): string {
  return `team-${index % 50}`;
}

/** For every account a Role and its binding; for every fifth a ClusterRole and its binding, some to groups. */
function clusterOf(accounts: number): RbacObject[] {
  const objects = Array.from({ length: 50 }, (_, index) => namespace(`team-${index}`));
  for (let index = 0; index < accounts; index += 1) {
    const name = `app-${index}`;
    const place = placeOf(index);
    objects.push({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace: place } });
    objects.push(role(name, place, ROLE_RULES));
    const subject = { kind: "ServiceAccount", name, namespace: place } as const;
    objects.push(binding(name, place, { kind: "Role", name }, [subject]));
    if (index % 5 !== 0) continue;
    objects.push(role(name, null, CLUSTER_RULES));
    const group = { kind: "Group", name: `system:serviceaccounts:${place}` } as const;
    objects.push(binding(name, null, { kind: "ClusterRole", name }, [index % 100 === 0 ? group : subject]));
  }
  return objects;
}

const ROLE_RULES = [
  { apiGroups: [""], resources: ["configmaps", "secrets"], verbs: ["get", "list", "watch"] },
  { apiGroups: ["apps"], resources: ["deployments", "deployments/scale"], verbs: ["get", "patch"] },
  { apiGroups: ["coordination.k8s.io"], resources: ["leases"], resourceNames: ["leader"], verbs: ["get", "update"] },
];

const CLUSTER_RULES = [
  { apiGroups: [""], resources: ["nodes", "pods", "*/status"], verbs: ["get", "list", "watch"] },
  { apiGroups: ["example.org"], resources: ["*"], verbs: ["*"] },
  { nonResourceURLs: ["/metrics", "/healthz*"], verbs: ["get"] },
];

/** Many small clusters instead of a large one, in which nearly everything would be allowed by something. */
async function benchAgreement(): Promise<BenchRow[]> {
  const peer = await startKubernetes({ controllers: true });
  try {
    const answered: Answered[] = [];
    let different = 0;
    let seconds = 0;
    for (let seed = 0; seed < CLUSTERS; seed += 1) {
      const cluster = seed === 0 ? peer : await peer.another({ controllers: true });
      const client = apiClient(cluster, cluster.adminToken);
      const draw = draws(seed);
      const world = await askServer(client, randomCluster(draw, 120), draw, QUESTIONS / CLUSTERS);
      client.close();
      if (cluster !== peer) await cluster.stop();
      const policies = indexPolicies(world.facts);
      seconds += cpuSeconds(() => world.answered.map(({ asker, question }) => may(policies, asker, question)));
      different += disagreements(world).length;
      answered.push(...world.answered);
    }
    const { all, ...classes } = countClasses(answered);
    const input = `${all?.toLocaleString("en-US")} questions about ${CLUSTERS} random clusters: ${JSON.stringify(classes)}`;
    const none = { baseline: null, baselineOf: "", input };
    return [
      row({ id: "rbac-disagreements", value: different, unit: "answers", bar: "0", ...none }),
      row({ id: "rbac-decisions", value: QUESTIONS / seconds, unit: "decisions per CPU s", bar: "none", ...none }),
    ];
  } finally {
    await peer.stop();
  }
}
