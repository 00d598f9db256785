import type { Cluster } from "#prisma/seed/sample/model/cluster.ts";
import { clusterWide } from "./cluster-wide.ts";
import { payments, ticketVault } from "./payments.ts";
import { gitops, ingress, observability } from "./platform.ts";
import { previews } from "./previews.ts";
import { loadTest, shop } from "./shop.ts";
import { seatMaps, timetable } from "./travel.ts";

/** Where changes are tried: four readings. */
export const stagingEu: Cluster = {
  slug: "staging-eu",
  readings: [{ days: 240 }, { days: 45 }, { days: 8 }, { minutes: 15 }],
  entries: [
    clusterWide,
    [payments, ticketVault, timetable, shop, seatMaps],
    [ingress, observability, gitops],
    [loadTest, previews],
  ],
};
