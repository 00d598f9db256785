import { Since } from "#prisma/seed/sample/github/model/time.ts";
import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import type { Cluster, Role } from "../model/account.ts";
import { serviceAccount } from "../model/trust.ts";
import { autoscalerPolicy, nodeRole } from "./every-account.ts";

const account = AWS_ACCOUNTS.production;
const oidcId = "5B1F0C7E92A34D68B0E7F1A2C3D4E5F6";

/** The cluster `prod-eu`, whose own export names the same issuer. */
export const PRODUCTION_CLUSTER: Cluster = {
  name: "prod-eu",
  oidcId,
  born: 1950,
  version: new Since(30, "1.31", "1.33"),
  entries: [
    { role: "ci-deployer", groups: ["tickets:ci-deployers"], born: 620 },
    { role: "release-train", groups: ["tickets:release-train"], born: 500 },
    { role: "terraform-apply", groups: [], policies: [{ name: "AmazonEKSClusterAdminPolicy" }], born: 420 },
    ...["payments-api", "refunds", "fares"].map((name) => ({
      role: `${name}-deploy`,
      groups: [],
      policies: [{ name: "AmazonEKSEditPolicy", namespaces: [name === "payments-api" ? "payments" : name] }],
      born: 380,
    })),
    {
      role: "streams-deploy",
      groups: [],
      policies: [{ name: "AmazonEKSEditPolicy", namespaces: ["streams"] }],
      born: 300,
    },
  ],
};

export const productionClusterRoles: readonly Role[] = [
  nodeRole(1950),
  {
    name: "cluster-autoscaler",
    team: "platform",
    born: 1900,
    trust: [serviceAccount(account, oidcId, "kube-system", "cluster-autoscaler")],
    inline: { scale: autoscalerPolicy("prod-eu") },
    used: 0.02,
  },
  {
    name: "ebs-csi-driver",
    team: "platform",
    born: 1900,
    trust: [serviceAccount(account, oidcId, "kube-system", "ebs-csi-controller-sa")],
    attached: ["aws/AmazonEBSCSIDriverPolicy"],
    used: 0.02,
  },
  {
    name: "ticket-signer",
    team: "payments",
    born: 900,
    trust: [serviceAccount(account, oidcId, "ticket-vault", "ticket-signer")],
    attached: ["ticket-signing"],
    used: 0.1,
  },
];
