import { serviceAccount } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { changed } from "#prisma/seed/sample/model/entry.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { workload } from "#prisma/seed/sample/model/workloads.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "payments";

/**
 * Story 1, the production job that depends on it: pays out points by the rates the dissolved team's sync used to
 * write. Its right to read them lies in `shop`, where the rates are. Payments took it over when the team was dissolved.
 */
const pointsSettlement = [
  changed(serviceAccount("points-settlement", { born: 900, team: "loyalty" }), {
    at: 310,
    to: serviceAccount("points-settlement", { born: 900, team }),
  }),
  workload("CronJob", "points-settlement", { born: 900, account: "points-settlement", schedule: "40 4 * * 6" }),
];

export const refunds = namespace("refunds", { born: 1400, team, environment: "production", labels: BASELINE }, [
  deployAccount("refunds", { team }),
  pointsSettlement,
  wellRun("refunds/refund-api", {
    team,
    born: 1390,
    purpose: "Takes refund requests from travelers and the call center",
  }),
  wellRun("refunds/refund-worker", {
    team,
    born: 1390,
    purpose: "Decides refunds by the rules of each railway",
    reads: "refund-rules",
  }),
  wellRun("refunds/refund-mailer", { team, born: 700, purpose: "Tells travelers what became of their refund" }),
  wellRun("refunds/voucher-issuer", {
    team,
    born: 340,
    purpose: "Issues vouchers where a railway pays in vouchers",
    reads: "voucher-series",
  }),
]);
