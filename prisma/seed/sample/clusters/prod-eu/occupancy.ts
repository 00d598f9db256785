import { account, allow, group, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount, tokenSecret } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";
import { archiveKey } from "#prisma/seed/sample/clusters/both/archive-key.ts";

const team = "data";

/** Story 5: the same access key as in ticket-vault and in staging. */
const archiveUploader = [
  serviceAccount("archive-uploader", { born: 1010 }),
  archiveKey(1010),
  workload("CronJob", "archive-uploader", {
    born: 1010,
    account: "archive-uploader",
    secrets: ["archive-uploader-key"],
  }),
];

/** Analysts' notebooks: starts pods, enters them and reads secrets, by a token that left the cluster. */
const notebooks = [
  serviceAccount("notebook-runner", { born: 160 }),
  tokenSecret("notebook-runner-token", "notebook-runner", { born: 150, lastUsed: 1 }),
  role("notebook-runner", {
    born: 160,
    rules: [
      allow("get list watch create delete", "pods"),
      allow("create", "pods/exec"),
      allow("get list", "secrets configmaps"),
    ],
  }),
  roleBinding("notebook-runner", {
    born: 160,
    grants: "Role/notebook-runner",
    to: [account("occupancy/notebook-runner")],
  }),
  workload("Deployment", "notebook-hub", { born: 160, account: "notebook-runner" }),
  workload("Pod", "notebook-ana", { born: 9, account: "notebook-runner" }),
];

const people = roleBinding("data-team", { born: 1100, grants: "ClusterRole/edit", to: [group("tickets:data")] });

export const occupancy = namespace("occupancy", { born: 1120, team, environment: "production" }, [
  deployAccount("occupancy", { team }),
  archiveUploader,
  notebooks,
  people,
  wellRun("occupancy/occupancy-forecast", {
    team,
    born: 1090,
    purpose: "Forecasts how full each train will be",
    reads: "forecast-model",
  }),
  wellRun("occupancy/ridership-report", {
    team,
    born: 830,
    purpose: "Writes last week's ridership report on Mondays",
    as: "CronJob",
    schedule: "30 5 * * 1",
  }),
  wellRun("occupancy/train-load-api", { team, born: 640, purpose: "Shows travelers where a train is empty" }),
  wellRun("occupancy/heatmap-poc", {
    team,
    born: 170,
    until: 30,
    purpose: "Tried to draw occupancy as a heat map",
    reads: "heatmap",
  }),
]);
