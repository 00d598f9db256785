import type { Cases } from "../case.ts";
import { account, space, workload } from "../write.ts";

const PAYMENTS = [space("payments"), account("payments/ci")];
const MOUNTED = (path: string) => ({
  containers: [{ name: "main", image: "example", volumeMounts: [{ name: "host", mountPath: "/host" }] }],
  volumes: [{ name: "host", hostPath: { path } }],
});

export const cases: Cases = {
  holds: [
    {
      name: "privileged",
      objects: [
        ...PAYMENTS,
        workload("DaemonSet", "payments/agent", "ci", {
          containers: [{ name: "main", image: "example", securityContext: { privileged: true } }],
        }),
      ],
      from: "payments/ci",
      to: ["cluster#node yes"],
    },
    {
      name: "the node's files",
      objects: [...PAYMENTS, workload("Deployment", "payments/agent", "ci", MOUNTED("/"))],
      from: "payments/ci",
      to: ["cluster#node yes"],
    },
    {
      name: "its processes are a way out only with more",
      objects: [...PAYMENTS, workload("Deployment", "payments/agent", "ci", { hostPID: true })],
      from: "payments/ci",
      to: ["cluster#node conditional"],
    },
  ],
  fails: [
    {
      name: "a directory of logs",
      objects: [...PAYMENTS, workload("Deployment", "payments/agent", "ci", MOUNTED("/var/log"))],
      from: "payments/ci",
      to: [],
    },
    {
      name: "the node's network",
      objects: [...PAYMENTS, workload("Deployment", "payments/agent", "ci", { hostNetwork: true })],
      from: "payments/ci",
      to: [],
    },
  ],
};
