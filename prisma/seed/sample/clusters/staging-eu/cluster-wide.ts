import { account, allowPaths, clusterRole, clusterRoleBinding, group, user } from "#prisma/seed/sample/model/access.ts";
import { tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { platformFacts } from "#prisma/seed/sample/clusters/both/platform-facts.ts";
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
  platformFacts({
    born: 1700,
    account: "staging",
    oidcId: "C04E8D2B6F1A4973A5D8E6B7F8091A2B",
    versions: ["v1.32.8-eks-99d6cc0", { at: 60, version: "v1.33.4-eks-3025e55" }],
    mappings: [
      { role: "ticket-deployer", username: "ticket-deployer", groups: ["tickets:ci-deployers"] },
      { role: "staging-admin", username: "staging-admin", groups: ["system:masters"] },
    ],
  }),
  anonymousProbe,
  people,
];
