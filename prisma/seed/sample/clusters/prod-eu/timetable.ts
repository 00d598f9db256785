import { account, allow, group, role, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "data";

/** Story 9, one of the two that have grown: five days ago, to hand out roles and to enter running pods. */
const grown = {
  at: 5,
  by: [
    allow("get list create update bind", "roles rolebindings", { group: "rbac.authorization.k8s.io" }),
    allow("create", "pods/exec"),
  ],
};

/** The account is gone since 60 days, its binding stayed: dangling. */
const gtfsImporter = [
  serviceAccount("gtfs-importer", { born: 990, until: 60 }),
  role("gtfs-importer", { born: 990, rules: [allow("get list create update", "configmaps secrets")] }),
  roleBinding("gtfs-importer", { born: 990, grants: "Role/gtfs-importer", to: [account("timetable/gtfs-importer")] }),
  workload("CronJob", "gtfs-importer", { born: 990, until: 60, account: "gtfs-importer" }),
];

const people = roleBinding("data-team", { born: 1300, grants: "ClusterRole/edit", to: [group("tickets:data")] });

export const timetable = namespace("timetable", { born: 1460, team, environment: "production", labels: BASELINE }, [
  deployAccount("timetable", { team, token: 0, grown }),
  gtfsImporter,
  people,
  wellRun("timetable/timetable-api", { team, born: 1450, purpose: "Answers which trains run when" }),
  wellRun("timetable/delay-feed", {
    team,
    born: 880,
    purpose: "Takes the railways' delay messages",
    reads: "delay-sources",
  }),
  wellRun("timetable/route-planner", {
    team,
    born: 1450,
    purpose: "Finds connections from A to B",
    as: "StatefulSet",
  }),
  wellRun("timetable/gtfs-exporter", {
    team,
    born: 760,
    purpose: "Publishes the timetable as open data each night",
    as: "CronJob",
    reads: "gtfs-agencies",
  }),
  wellRun("timetable/platform-changes", {
    team,
    born: 270,
    purpose: "Tells the apps when a train leaves from another platform",
    reads: "station-platforms",
  }),
]);
