import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

/** What team data runs in staging. */
export const timetable = namespace(
  "timetable",
  { born: 1350, team: "data", environment: "staging", labels: BASELINE },
  [
    serviceAccount("delay-simulator", { born: 600 }),
    workload("Deployment", "delay-simulator", { born: 600, account: "delay-simulator" }),
    wellRun("timetable/timetable-api", { team: "data", born: 1340, purpose: "Answers which trains run when" }),
    wellRun("timetable/delay-feed", {
      team: "data",
      born: 870,
      purpose: "Takes the simulator's delay messages",
      reads: "delay-sources",
    }),
    wellRun("timetable/route-planner", {
      team: "data",
      born: 1340,
      purpose: "Finds connections from A to B",
      as: "StatefulSet",
    }),
  ],
);

/** Web's seats in staging. */
export const seatMaps = namespace("seat-maps", { born: 1100, team: "web", environment: "staging", labels: BASELINE }, [
  wellRun("seat-maps/seat-map-api", {
    team: "web",
    born: 1090,
    purpose: "Draws the seats of a coach with what is free",
  }),
  wellRun("seat-maps/seat-allocator", {
    team: "web",
    born: 1090,
    purpose: "Gives each ticket a seat, families together",
    as: "StatefulSet",
    reads: "seat-rules",
  }),
]);
