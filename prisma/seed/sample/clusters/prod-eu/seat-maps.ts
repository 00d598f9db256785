import { account, allow, group, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "web";

/** Story 9, one of the two that have grown: 70 days ago, "to see why the rollout hangs". */
const grown = { at: 70, by: [allow("get list", "secrets")] };

const bindings = [
  roleBinding("web-team", { born: 1200, grants: "ClusterRole/edit", to: [group("tickets:web")] }),
  // Story 2.
  roleBinding("ci-deployers", { born: 410, grants: "ClusterRole/edit", to: [group("tickets:ci-deployers")] }),
  // Story 7, new since six days: the image build may roll out here too.
  roleBinding("image-builder-rollout", {
    born: 6,
    grants: "ClusterRole/rollout",
    to: [account("build/image-builder")],
  }),
];

export const seatMaps = namespace("seat-maps", { born: 1230, team, environment: "production", labels: BASELINE }, [
  deployAccount("seat-maps", { team, grown }),
  bindings,
  wellRun("seat-maps/seat-map-api", { team, born: 1220, purpose: "Draws the seats of a coach with what is free" }),
  wellRun("seat-maps/seat-allocator", {
    team,
    born: 1220,
    purpose: "Gives each ticket a seat, families together",
    as: "StatefulSet",
    reads: "seat-rules",
  }),
  wellRun("seat-maps/coach-layouts", {
    team,
    born: 560,
    purpose: "Fetches the coach layouts of the railways",
    as: "CronJob",
    reads: "coach-sources",
  }),
  wellRun("seat-maps/tile-renderer", { team, born: 330, purpose: "Renders seat maps for the apps" }),
  wellRun("seat-maps/svg-proxy", {
    team,
    born: 650,
    until: 5,
    purpose: "Served drawings before the tile renderer did",
    reads: "svg-proxy",
  }),
]);
