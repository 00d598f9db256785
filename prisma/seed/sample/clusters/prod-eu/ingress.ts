import { account, allow, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { controller } from "#prisma/seed/sample/clusters/both/controller.ts";
import { edgeRouter } from "#prisma/seed/sample/clusters/both/platform.ts";

/** Puts its certificate into the admission webhook at each upgrade; may change any webhook in doing so. */
const admission = [
  controller("ingress/edge-router-admission", {
    born: 640,
    as: "Job",
    rules: [
      allow("get update", "validatingwebhookconfigurations mutatingwebhookconfigurations", {
        group: "admissionregistration.k8s.io",
      }),
    ],
  }),
  role("edge-router-admission", { born: 640, rules: [allow("get create", "secrets")] }),
  roleBinding("edge-router-admission", {
    born: 640,
    grants: "Role/edge-router-admission",
    to: [account("ingress/edge-router-admission")],
  }),
];

export const ingress = namespace("ingress", { born: 1380, team: "platform", environment: "production" }, [
  edgeRouter(1370),
  admission,
  wellRun("ingress/edge-metrics", {
    team: "platform",
    born: 450,
    purpose: "Counts requests per route for the dashboards",
  }),
]);
