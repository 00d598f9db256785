import type { Cases } from "../case.ts";
import { account, cluster, EKS, may, space } from "../write.ts";

const GROUP = "certificates.k8s.io";
const PAYMENTS = [space("payments"), account("payments/ci"), cluster("https://kubernetes.default.svc")];
const REQUEST = `create ${GROUP}/certificatesigningrequests`;
const APPROVE = `update ${GROUP}/certificatesigningrequests/approval`;
const SIGNER = `approve ${GROUP}/signers = kubernetes.io/kube-apiserver-client`;

export const cases: Cases = {
  holds: [
    {
      name: "all three",
      objects: [...PAYMENTS, ...may("payments/ci", "*", REQUEST, APPROVE, SIGNER)],
      from: "payments/ci",
      to: ["cluster#sign-in yes"],
    },
    {
      name: "on EKS only if that signs",
      objects: [space("payments"), account("payments/ci"), EKS, ...may("payments/ci", "*", REQUEST, APPROVE, SIGNER)],
      from: "payments/ci",
      to: ["cluster#sign-in conditional"],
    },
  ],
  fails: [
    {
      name: "approving for another signer",
      objects: [
        ...PAYMENTS,
        ...may("payments/ci", "*", REQUEST, APPROVE, `approve ${GROUP}/signers = kubernetes.io/kubelet-serving`),
      ],
      from: "payments/ci",
      to: [],
    },
    {
      name: "without a request of its own",
      objects: [...PAYMENTS, ...may("payments/ci", "*", APPROVE, SIGNER)],
      from: "payments/ci",
      to: [],
    },
  ],
};
