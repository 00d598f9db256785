import { describe, expect, it } from "vitest";
import { type Files } from "#collectors/shared/testing/collected.ts";
import { collectFiles } from "./testing/collect.ts";

interface Made {
  kind: string;
  name: string;
  owner?: { kind: string; name: string; apiVersion?: string; controller?: boolean };
  account?: string;
  secret?: string;
}

function objects(...made: Made[]): Files {
  const items = made.map(({ kind, name, owner, account, secret }) => {
    const pods = {
      ...(account === undefined ? {} : { serviceAccountName: account }),
      ...(secret === undefined ? {} : { imagePullSecrets: [{ name: secret }] }),
    };
    const template = { template: { spec: pods } };
    const spec = kind === "Pod" ? pods : kind === "CronJob" ? { jobTemplate: { spec: template } } : template;
    const apiVersion =
      kind === "Pod" || kind === "ReplicationController" ? "v1" : kind.endsWith("Job") ? "batch/v1" : "apps/v1";
    const ownerReferences = owner ? [{ apiVersion: "apps/v1", controller: true, ...owner }] : [];
    return { apiVersion, kind, metadata: { name, namespace: "n", ownerReferences }, spec };
  });
  return { "a.json": JSON.stringify({ apiVersion: "v1", kind: "List", items }) };
}

async function consumers(...made: Made[]): Promise<unknown[]> {
  const { facts } = await collectFiles(objects(...made));
  return facts
    .filter(({ noun }) => noun === "consumer")
    .map(({ kind, alias, refs }) => [kind, alias.slice(16), refs.identity?.slice(16)]);
}

const web = { kind: "Deployment", name: "web", account: "web" };
const webSet = { kind: "ReplicaSet", name: "web-1", account: "web", owner: { kind: "Deployment", name: "web" } };

describe("workloads fold into what controls them", () => {
  it.each<[string, Made[], unknown[]]>([
    [
      "a pod of a replica set of a deployment",
      [web, webSet, { kind: "Pod", name: "web-1-x", account: "web", owner: { kind: "ReplicaSet", name: "web-1" } }],
      [["deployment", "deployment:n/web", "serviceaccount:n/web"]],
    ],
    [
      "a job of a cron job",
      [
        { kind: "CronJob", name: "sync" },
        { kind: "Job", name: "sync-1", owner: { kind: "CronJob", name: "sync", apiVersion: "batch/v1" } },
        { kind: "Pod", name: "sync-1-x", owner: { kind: "Job", name: "sync-1", apiVersion: "batch/v1" } },
      ],
      [["cron-job", "cronjob:n/sync", "serviceaccount:n/default"]],
    ],
    [
      "not one without controller",
      [{ kind: "Pod", name: "p", owner: { kind: "Deployment", name: "web", controller: false } }, web],
      [
        ["deployment", "deployment:n/web", "serviceaccount:n/web"],
        ["pod", "pod:n/p", "serviceaccount:n/default"],
      ],
    ],
    [
      "not a static pod, which its node controls",
      [{ kind: "Pod", name: "etcd-a", owner: { kind: "Node", name: "a", apiVersion: "v1" } }],
      [["pod", "pod:n/etcd-a", "serviceaccount:n/default"]],
    ],
    [
      "a replica set that still has the account of an earlier revision",
      [web, { ...webSet, account: "old" }],
      [["deployment", "deployment:n/web", "serviceaccount:n/web"]],
    ],
    [
      "but no pod hides behind a controller with another account",
      [web, { kind: "Pod", name: "x", account: "admin", owner: { kind: "Deployment", name: "web" } }],
      [
        ["deployment", "deployment:n/web", "serviceaccount:n/web"],
        ["pod-owner", "deployment.apps:n/web#admin", "serviceaccount:n/admin"],
      ],
    ],
    [
      "a controller we do not list stands for what it controls",
      [
        {
          kind: "ReplicaSet",
          name: "r-1",
          account: "a",
          owner: { kind: "Rollout", name: "r", apiVersion: "argoproj.io/v1" },
        },
        { kind: "Pod", name: "r-1-x", account: "a", owner: { kind: "ReplicaSet", name: "r-1" } },
        { kind: "Pod", name: "gone-1", owner: { kind: "ReplicaSet", name: "gone" } },
      ],
      [
        ["replica-set-owner", "rollout.argoproj.io:n/r#a", "serviceaccount:n/a"],
        ["pod-owner", "replicaset.apps:n/gone#default", "serviceaccount:n/default"],
      ],
    ],
    [
      "owners in a circle stand for themselves",
      [
        { kind: "ReplicaSet", name: "a", owner: { kind: "ReplicaSet", name: "b" } },
        { kind: "ReplicaSet", name: "b", owner: { kind: "ReplicaSet", name: "a" } },
      ],
      [
        ["replica-set", "replicaset:n/a", "serviceaccount:n/default"],
        ["replica-set", "replicaset:n/b", "serviceaccount:n/default"],
      ],
    ],
    [
      "an owner whose kind is no kind is none",
      [{ kind: "Pod", name: "p", owner: { kind: "a:b/c", name: "x" } }],
      [["pod", "pod:n/p", "serviceaccount:n/default"]],
    ],
  ])("%s", async (_name, made, expected) => {
    expect(await consumers(...made)).toEqual(expected);
  });

  it("and a controller we do not list brings the Secrets of all it controls", async () => {
    const owner = { kind: "Workflow", name: "w", apiVersion: "argoproj.io/v1" };
    const { facts } = await collectFiles(
      objects({ kind: "Pod", name: "b", owner, secret: "two" }, { kind: "Pod", name: "a", owner, secret: "one" }),
    );

    expect(facts.filter(({ noun }) => noun === "consumer")).toMatchObject([
      { name: "w", kind: "pod-owner", content: { kind: "Workflow", group: "argoproj.io", secrets: ["one", "two"] } },
    ]);
  });
});
