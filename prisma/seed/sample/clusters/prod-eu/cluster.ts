import type { Cluster } from "#prisma/seed/sample/model/cluster.ts";
import { build } from "./build.ts";
import { certificates } from "./certificates.ts";
import { clusterWide } from "./cluster-wide.ts";
import { fares } from "./fares.ts";
import { gitops } from "./gitops.ts";
import { ingress } from "./ingress.ts";
import { loyalty } from "./loyalty.ts";
import { notifications } from "./notifications.ts";
import { observability } from "./observability.ts";
import { occupancy } from "./occupancy.ts";
import { partnerGateway } from "./partner-gateway.ts";
import { payments } from "./payments.ts";
import { refunds } from "./refunds.ts";
import { seatMaps } from "./seat-maps.ts";
import { shop } from "./shop.ts";
import { stationKiosks } from "./station-kiosks.ts";
import { streams } from "./streams.ts";
import { ticketVault } from "./ticket-vault.ts";
import { timetable } from "./timetable.ts";

/** Where travelers buy: three years of history in seven readings. */
export const prodEu: Cluster = {
  slug: "prod-eu",
  readings: [{ days: 400 }, { days: 240 }, { days: 120 }, { days: 45 }, { days: 8 }, { days: 2 }, { minutes: 20 }],
  deniedRoleBindings: "station-kiosks",
  entries: [
    clusterWide,
    [payments, refunds, ticketVault, fares],
    [timetable, occupancy, streams],
    [shop, seatMaps, notifications, partnerGateway],
    [ingress, certificates, observability, gitops, build],
    [stationKiosks, loyalty],
  ],
};
