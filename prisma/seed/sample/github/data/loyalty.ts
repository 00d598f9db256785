import type { Repository } from "../model/repository.ts";

const team = "loyalty";

/** Story 1: the team is gone, the nightly sync is not. */
const sync: Repository = {
  name: "loyalty-sync",
  team,
  born: 1110,
  environment: "production",
  access: { "tickets-bot": "admin", "mira-vance": "admin" },
  secrets: [
    { name: "SHOP_DEPLOY_TOKEN", born: 1095 },
    { name: "POINTS_DB_URL", born: 1100 },
  ],
  keys: [{ title: "loyalty sync", readOnly: false, addedBy: "mira-vance", born: 1095, used: 204 }],
  workflowDefault: "write",
  workflows: { "nightly-sync.yml": { born: 1095 }, "ci.yml": { born: 1100, state: "disabled_inactivity" } },
  // The token it signs in with has expired; GitHub names who last changed the schedule.
  runs: { "nightly-sync.yml": { every: 1, last: 0, failing: 204, actor: "mira-vance" } },
};

export const loyalty: Repository[] = [
  sync,
  {
    name: "loyalty-points",
    team,
    born: 1110,
    archived: 310,
    secrets: [{ name: "POINTS_DB_URL", born: 1100 }],
    keys: [{ title: "points mirror", readOnly: true, addedBy: "mira-vance", born: 1090, used: 330 }],
  },
  { name: "loyalty-partners", team, born: 760, archived: 310 },
  { name: "newsletter", team: "web", born: 1010, archived: 125, secrets: [{ name: "MAIL_API_KEY", born: 1000 }] },
  {
    name: "kiosk-v1",
    team: "web",
    born: 1300,
    archived: 600,
    secrets: [{ name: "KIOSK_UPDATE_KEY", born: 1290 }],
    alerts: [
      {
        type: "aws_access_key_id",
        title: "Amazon AWS Access Key ID",
        path: "update/config.ini",
        validity: "unknown",
        born: 640,
      },
    ],
  },
];
