import { account, allow, group, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { secret, serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { changed } from "#prisma/seed/sample/model/entry.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { controller } from "#prisma/seed/sample/clusters/both/controller.ts";

const team = "data";

/** Runs the event log; its chart asks for secrets and bindings in the whole cluster, it lives in one namespace. */
const operator = controller("streams/stream-operator", {
  born: 870,
  rules: [
    allow("*", "streams streamusers streamtopics", { group: "streams.tickets.example" }),
    allow("get list watch create update patch delete", "secrets configmaps services serviceaccounts pods"),
    allow("get list watch create update patch delete", "statefulsets deployments", { group: "apps" }),
    allow("get list watch create update", "rolebindings clusterrolebindings", { group: "rbac.authorization.k8s.io" }),
  ],
});

/** One account, four workloads of different purpose. */
const sharedWorker = [
  serviceAccount("stream-worker", { born: 860 }),
  role("stream-worker", { born: 860, rules: [allow("get list watch", "configmaps")] }),
  roleBinding("stream-worker", { born: 860, grants: "Role/stream-worker", to: [account("streams/stream-worker")] }),
  workload("Deployment", "delay-stream", { born: 860, account: "stream-worker" }),
  workload("Deployment", "fare-stream", { born: 860, account: "stream-worker" }),
  workload("Deployment", "seat-stream", { born: 500, account: "stream-worker" }),
  workload("Deployment", "audit-stream", { born: 75, account: "stream-worker" }),
];

/** First one secret by name, since 18 days all of them. */
const connectRunner = [
  serviceAccount("connect-runner", { born: 410 }),
  changed(role("connect-runner", { born: 410, rules: [allow("get", "secrets", { names: "connect-warehouse" })] }), {
    at: 18,
    to: role("connect-runner", { born: 410, rules: [allow("get list", "secrets")] }),
  }),
  roleBinding("connect-runner", { born: 410, grants: "Role/connect-runner", to: [account("streams/connect-runner")] }),
  workload("StatefulSet", "connect-archive", { born: 410, account: "connect-runner" }),
  workload("Deployment", "connect-warehouse", { born: 410, account: "connect-runner" }),
  secret("connect-warehouse", { born: 410 }),
];

export const streams = namespace("streams", { born: 900, team, environment: "production" }, [
  deployAccount("streams", { team, token: 3 }),
  operator,
  sharedWorker,
  connectRunner,
  roleBinding("data-team", { born: 890, grants: "ClusterRole/edit", to: [group("tickets:data")] }),
  wellRun("streams/event-schemas", {
    team,
    born: 850,
    purpose: "Knows the form of every event and refuses others",
    as: "StatefulSet",
  }),
  wellRun("streams/mirror-agent", {
    team,
    born: 520,
    purpose: "Mirrors the event log to the second data center",
    reads: "mirror-topics",
  }),
]);
