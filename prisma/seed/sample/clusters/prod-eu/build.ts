import { account, allow, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { secret, serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { changed } from "#prisma/seed/sample/model/entry.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { runnerSet, workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "platform";
const STARTS_PODS = allow("get list watch create delete", "pods");

/**
 * Story 7, build can deploy: pushes images with the registry's credential and, by bindings in `shop` and `seat-maps`,
 * also starts them.
 */
const imageBuilder = [
  serviceAccount("image-builder", { born: 570 }),
  tokenSecret("image-builder-token", "image-builder", { born: 560, lastUsed: 0 }),
  secret("registry-push", { born: 570, type: "kubernetes.io/dockerconfigjson" }),
  role("image-builder", {
    born: 570,
    rules: [STARTS_PODS, allow("get list watch create delete", "jobs", { group: "batch" })],
  }),
  roleBinding("image-builder", { born: 570, grants: "Role/image-builder", to: [account("build/image-builder")] }),
  workload("Deployment", "image-builder", { born: 570, account: "image-builder", secrets: ["registry-push"] }),
];

/** Starts a pod per job; since yesterday it may also enter them. */
const ciRunner = [
  serviceAccount("ci-runner", { born: 480 }),
  changed(role("ci-runner", { born: 480, rules: [STARTS_PODS] }), {
    at: 1,
    to: role("ci-runner", { born: 480, rules: [STARTS_PODS, allow("create", "pods/exec")] }),
  }),
  roleBinding("ci-runner", { born: 480, grants: "Role/ci-runner", to: [account("build/ci-runner")] }),
  workload("Deployment", "ci-runner", { born: 480, account: "ci-runner" }),
  // The runners deploy-a and deploy-b of the organization, which GitHub calls for as `deploy`.
  runnerSet("deploy", {
    ...{ born: 200, account: "ci-runner", most: 4 },
    ...{ registersAt: "https://github.com/tickets-example", group: "production-deploy" },
  }),
];

export const build = namespace("build", { born: 600, team, environment: "tooling" }, [
  imageBuilder,
  ciRunner,
  wellRun("build/build-cache", { team, born: 560, purpose: "Keeps layers between builds", as: "StatefulSet" }),
  wellRun("build/sbom-scanner", {
    team,
    born: 40,
    purpose: "Lists what is inside each image that runs",
    as: "CronJob",
    reads: "scan-policy",
  }),
]);
