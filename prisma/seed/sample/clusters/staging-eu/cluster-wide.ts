import { account, allowPaths, clusterRole, clusterRoleBinding, group, user } from "#prisma/seed/sample/model/access.ts";
import { tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { kubeSystem } from "#prisma/seed/sample/clusters/both/kube-system.ts";

/** A quick fix of four years: the `default` account of `default` is administrator, and has a token. */
const quickFix = [
  tokenSecret("default-token-9wq4m", "default", { born: 1500, lastUsed: 66 }),
  clusterRoleBinding("temporary-debug", {
    born: 1500,
    grants: "ClusterRole/cluster-admin",
    to: [account("default/default")],
  }),
];

/** Lets anyone without signing in read more than the server's own public pages. */
const anonymousProbe = [
  clusterRole("probe-reader", { born: 930, rules: [allowPaths("get", "/metrics /healthz/*")] }),
  clusterRoleBinding("health-probe-anonymous", {
    born: 930,
    grants: "ClusterRole/probe-reader",
    to: [group("system:unauthenticated")],
  }),
];

const people = [
  clusterRoleBinding("platform-oncall", {
    born: 1500,
    grants: "ClusterRole/cluster-admin",
    to: [group("tickets:platform-oncall")],
  }),
  clusterRoleBinding("developers", { born: 1400, grants: "ClusterRole/edit", to: [group("tickets:developers")] }),
  clusterRoleBinding("petra-demo", { born: 52, grants: "ClusterRole/admin", to: [user("petra.lind@tickets.example")] }),
];

export const clusterWide = [
  namespace("default", { born: 1700 }, [quickFix]),
  kubeSystem(1700, []),
  anonymousProbe,
  people,
];
