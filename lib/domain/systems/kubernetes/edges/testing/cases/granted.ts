import type { Cases } from "../case.ts";
import { account, bound, clusterRole, may, space, workload } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];

export const cases: Cases = {
  holds: [
    {
      name: "ConfigMaps are data",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /configmaps")],
      from: "payments/ci",
      to: ["payments read yes"],
    },
    {
      name: "a star is every ability",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "* */*")],
      from: "payments/ci",
      to: ["read", "write", "secrets", "execute", "admin"].map((ability) => `payments ${ability} yes`),
    },
    {
      name: "making a token of an account is one of secrets",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /serviceaccounts/token")],
      from: "payments/ci",
      to: ["payments secrets yes"],
    },
    {
      name: "deleting a Deployment writes, patching it executes",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "delete,patch apps/deployments")],
      from: "payments/ci",
      to: ["payments write yes", "payments execute yes"],
    },
    {
      name: "writing role bindings is admin and nothing else",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create rbac.authorization.k8s.io/rolebindings")],
      from: "payments/ci",
      to: ["payments admin yes"],
    },
    {
      name: "a cluster role in a role binding stays in its namespace",
      objects: [
        ...PAYMENTS,
        space("shop"),
        clusterRole("reader", "get /configmaps"),
        bound("payments/ci", "shop", "ClusterRole/reader"),
      ],
      from: "payments/ci",
      to: ["shop read yes"],
    },
    {
      name: "in the whole cluster it is the hub of all namespaces",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "get,list /configmaps")],
      from: "payments/ci",
      to: ["cluster#every-read yes"],
    },
    {
      name: "and from there each of them, and the cluster",
      objects: [...PAYMENTS],
      from: "cluster#every-read",
      to: ["payments read yes", "cluster read yes"],
    },
    {
      name: "nodes are of the cluster itself",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "patch /nodes", "get /nodes/proxy")],
      from: "payments/ci",
      to: ["cluster write yes", "cluster execute yes"],
    },
    {
      name: "a name for the whole cluster could mean anywhere",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "get /configmaps = settings")],
      from: "payments/ci",
      to: ["cluster#every-read unknown"],
    },
    {
      name: "custom resources are data",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "list example.org/widgets")],
      from: "payments/ci",
      to: ["payments read yes"],
    },
    {
      name: "with a token alone as with its pods",
      objects: [
        ...PAYMENTS,
        workload("Deployment", "payments/api", "ci", { volumes: [{ name: "a", secret: { secretName: "a" } }] }),
        ...may("payments/ci", "payments", "get /configmaps"),
      ],
      from: "serviceaccount:payments/ci#token",
      to: ["payments read yes"],
    },
  ],
  fails: [
    {
      name: "names, addresses and limits are no data",
      objects: [
        ...PAYMENTS,
        ...may(
          "payments/ci",
          "*",
          "get,list,watch /namespaces /nodes /services /endpoints /serviceaccounts /resourcequotas",
          "list discovery.k8s.io/endpointslices",
          "list networking.k8s.io/networkpolicies",
          "list metrics.k8s.io/pods",
          "list rbac.authorization.k8s.io/roles",
          "list storage.k8s.io/storageclasses",
        ),
      ],
      from: "payments/ci",
      to: [],
    },
    {
      name: "asking about rights, leading, reporting and noting change nothing",
      objects: [
        ...PAYMENTS,
        ...may(
          "payments/ci",
          "*",
          "create authorization.k8s.io/subjectaccessreviews",
          "create authentication.k8s.io/tokenreviews",
          "create,update coordination.k8s.io/leases",
          "create,patch /events",
          "create,patch events.k8s.io/events",
          "update apps/deployments/status",
          "update /pods/status example.org/widgets/finalizers",
        ),
      ],
      from: "payments/ci",
      to: [],
    },
    {
      name: "a role that does not exist gives nothing",
      objects: [...PAYMENTS, bound("payments/ci", "payments", "Role/gone")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "one Secret by its name is not its namespace",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /secrets = one")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "what stands behind a slash is no wildcard",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "* /pods/*")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "nodes by a role binding",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get /nodes/proxy", "patch /nodes")],
      from: "payments/ci",
      to: [],
    },
  ],
};
