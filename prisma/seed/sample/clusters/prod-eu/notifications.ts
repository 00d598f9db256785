import { group, roleBinding } from "#prisma/seed/sample/model/access.ts";
import { secret } from "#prisma/seed/sample/model/accounts.ts";
import { deployAccount } from "#prisma/seed/sample/model/deploy-template.ts";
import { namespace, BASELINE } from "#prisma/seed/sample/model/namespaces.ts";
import { wellRun } from "#prisma/seed/sample/model/well-run.ts";

const team = "web";

export const notifications = namespace(
  "notifications",
  { born: 1050, team, environment: "production", labels: BASELINE },
  [
    deployAccount("notifications", { team }),
    roleBinding("web-team", { born: 1050, grants: "ClusterRole/edit", to: [group("tickets:web")] }),
    secret("smtp-relay", { born: 400 }),
    wellRun("notifications/push-sender", { team, born: 1040, purpose: "Sends messages to the apps" }),
    wellRun("notifications/mail-sender", {
      team,
      born: 1040,
      purpose: "Sends mail: orders, refunds, the newsletter",
      secrets: ["smtp-relay"],
    }),
    wellRun("notifications/sms-sender", {
      team,
      born: 690,
      purpose: "Sends text messages where a traveler asked for them",
      reads: "sms-routes",
    }),
    wellRun("notifications/delay-alerts", {
      team: "data",
      born: 260,
      purpose: "Decides who has to hear of a delay; run by data in web's namespace",
      reads: "alert-thresholds",
    }),
  ],
);
