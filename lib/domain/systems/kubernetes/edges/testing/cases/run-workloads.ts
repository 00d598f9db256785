import type { Cases } from "../case.ts";
import { account, bound, may, space, workload } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci"), account("payments/ledger")];

const POLICIES = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingWebhookConfiguration",
  metadata: { name: "policies" },
  webhooks: [
    {
      name: "policies.example.org",
      rules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
      clientConfig: { service: { namespace: "policies", name: "webhook" } },
    },
  ],
};

export const cases: Cases = {
  holds: [
    {
      name: "who creates pods",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /pods")],
      from: "payments/ci",
      to: ["payments#run-workloads yes"],
    },
    {
      name: "who creates what makes pods, everywhere",
      objects: [...PAYMENTS, ...may("payments/ci", "*", "create batch/cronjobs")],
      from: "payments/ci",
      to: ["cluster#run-workloads yes"],
    },
    {
      name: "as every account there, the default one among them, with every Secret",
      objects: [...PAYMENTS],
      from: "payments#run-workloads",
      to: [
        "payments/ci yes",
        "payments/ledger yes",
        "payments/default yes",
        "payments secrets yes",
        "payments#secrets yes",
      ],
    },
    {
      name: "only if what checks pods lets this one in",
      objects: [...PAYMENTS, POLICIES],
      from: "payments#run-workloads",
      to: [
        "payments/ci conditional",
        "payments/ledger conditional",
        "payments/default conditional",
        "payments secrets conditional",
        "payments#secrets conditional",
      ],
    },
    {
      name: "but as none that does not exist",
      objects: [bound("shop/gone", "shop", "Role/any"), workload("Deployment", "shop/web", "gone")],
      from: "shop#run-workloads",
      to: ["shop/default yes", "shop secrets yes", "shop#secrets yes"],
    },
  ],
  fails: [
    {
      name: "names do not narrow what is made",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "create /pods = one")],
      from: "payments/ci",
      to: [],
    },
    {
      name: "who only reads them",
      objects: [...PAYMENTS, ...may("payments/ci", "payments", "get,list /pods apps/deployments")],
      from: "payments/ci",
      to: [],
    },
  ],
};
