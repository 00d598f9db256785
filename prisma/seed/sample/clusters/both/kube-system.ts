import {
  account,
  allow,
  clusterRole,
  clusterRoleBinding,
  group,
  role,
  roleBinding,
  user,
} from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import type { DaysAgo, Entries, Entry } from "#prisma/seed/sample/model/entry.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { BOOTSTRAPPING, builtIn, builtInRoles } from "./built-in-roles.ts";
import { controllers } from "./controllers.ts";
import { systemAccess } from "./system-access.ts";

const READ = "get list watch";
const EKS = { "eks.amazonaws.com/component": "managed-addon" };

/** What the provider puts into a cluster before anyone deploys anything; `more` is what the company added there. */
export function kubeSystem(born: DaysAgo, more: Entries): Entries {
  return [
    builtInRoles(born),
    systemAccess(born),
    namespace("kube-public", { born }, []),
    namespace("kube-node-lease", { born }, []),
    namespace("kube-system", { born }, [
      controllers(born),
      networkAddons(born),
      dns(born),
      metricsServer(born),
      eksAccess(born),
      more,
    ]),
  ];
}

function networkAddons(born: DaysAgo): Entries {
  return [
    serviceAccount("aws-node", { born, labels: { "k8s-app": "aws-node", ...EKS } }),
    clusterRole("aws-node", {
      born,
      labels: EKS,
      rules: [
        allow(READ, "eniconfigs cninodes", { group: "crd.k8s.amazonaws.com vpcresources.k8s.aws" }),
        allow(READ, "namespaces pods"),
        allow(`${READ} update`, "nodes"),
      ],
    }),
    bind("aws-node", born, "aws-node", "aws-node"),
    workload("DaemonSet", "aws-node", { born, account: "aws-node", hostNetwork: true, privileged: true, labels: EKS }),
    serviceAccount("kube-proxy", { born, labels: { "k8s-app": "kube-proxy", ...EKS } }),
    bind("eks:kube-proxy", born, "system:node-proxier", "kube-proxy"),
    workload("DaemonSet", "kube-proxy", {
      born,
      account: "kube-proxy",
      hostNetwork: true,
      privileged: true,
      labels: EKS,
    }),
  ];
}

/** The provider's DNS, and the server's binding for a DNS account that does not exist here: normal, not a finding. */
function dns(born: DaysAgo): Entries {
  const serviceNames = allow("list watch", "endpoints services");
  return [
    serviceAccount("coredns", { born, labels: { "k8s-app": "kube-dns", ...EKS } }),
    clusterRole("system:coredns", {
      born,
      labels: EKS,
      rules: [
        allow("list watch", "endpoints services pods namespaces"),
        allow("list watch", "endpointslices", { group: "discovery.k8s.io" }),
      ],
    }),
    bind("system:coredns", born, "system:coredns", "coredns"),
    workload("Deployment", "coredns", { born, account: "coredns", labels: EKS }),
    builtIn("system:kube-dns", born, [serviceNames]),
    { ...bind("system:kube-dns", born, "system:kube-dns", "kube-dns"), ...BOOTSTRAPPING },
  ];
}

function metricsServer(born: DaysAgo): Entries {
  const labels = { "k8s-app": "metrics-server", ...EKS };
  return [
    serviceAccount("metrics-server", { born, labels }),
    clusterRole("system:metrics-server", {
      born,
      labels,
      rules: [allow("get", "nodes/metrics"), allow(READ, "pods nodes")],
    }),
    bind("system:metrics-server", born, "system:metrics-server", "metrics-server"),
    bind("metrics-server:system:auth-delegator", born, "system:auth-delegator", "metrics-server"),
    role("extension-apiserver-authentication-reader", {
      born,
      ...BOOTSTRAPPING,
      rules: [allow(READ, "configmaps", { names: "extension-apiserver-authentication" })],
    }),
    roleBinding("metrics-server-auth-reader", {
      born,
      labels,
      grants: "Role/extension-apiserver-authentication-reader",
      to: [account("kube-system/metrics-server")],
    }),
    workload("Deployment", "metrics-server", { born, account: "metrics-server", labels: EKS }),
  ];
}

/** What Amazon binds for itself: its addon manager is an administrator of every cluster. */
function eksAccess(born: DaysAgo): Entries {
  const nodes = [group("system:bootstrappers"), group("system:nodes")];
  return [
    clusterRoleBinding("eks:addon-cluster-admin", {
      born,
      grants: "ClusterRole/cluster-admin",
      to: [user("eks:addon-manager")],
    }),
    clusterRole("eks:node-bootstrapper", {
      born,
      labels: { "eks.amazonaws.com/component": "node" },
      rules: [
        allow("create", "certificatesigningrequests/selfnodeserver", { group: "certificates.k8s.io" }),
        allow("create get list watch", "certificatesigningrequests", { group: "certificates.k8s.io" }),
      ],
    }),
    clusterRoleBinding("eks:node-bootstrapper", { born, grants: "ClusterRole/eks:node-bootstrapper", to: nodes }),
  ];
}

function bind(name: string, born: DaysAgo, clusterRoleName: string, accountName: string): Entry {
  return clusterRoleBinding(name, {
    born,
    grants: `ClusterRole/${clusterRoleName}`,
    to: [account(`kube-system/${accountName}`)],
  });
}
