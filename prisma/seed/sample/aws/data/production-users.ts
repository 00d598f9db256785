import type { User } from "../model/account.ts";
import { allow } from "../model/policies.ts";

export const productionUsers: readonly User[] = [
  // Story 5: one key for staging and production, in three repositories and three namespaces. The id follows AWS's form
  // but for the digits 0 and 1, which no real one has.
  {
    name: "ticket-archive",
    team: "payments",
    born: 1460,
    attached: ["archive-write"],
    keys: [{ id: "AKIAEXAMPLEARCHIVE01", born: 1450, active: true, used: 0.5, service: "s3" }],
  },
  {
    name: "ses-smtp",
    path: "/mail/",
    team: "web",
    born: 1300,
    inline: { send: [allow("ses:SendRawEmail")] },
    keys: [{ id: "AKIAEXAMPLESMTPKEY01", born: 1300, active: true, used: 0.1, service: "ses" }],
  },
  // Left the company; the key that a notebook used is still active.
  {
    name: "mira-vance",
    born: 1150,
    groups: ["operators"],
    attached: ["aws/AdministratorAccess"],
    keys: [
      { id: "AKIAEXAMPLEMVANCE001", born: 1150, active: false, used: 700 },
      { id: "AKIAEXAMPLEMVANCE002", born: 690, active: true, used: 340, service: "ec2" },
    ],
    password: { changed: 1000, used: 341, mfa: false },
  },
  {
    name: "backup-nas",
    born: 1700,
    inline: { backup: [allow("s3:*", ["arn:aws:s3:::tickets-backup", "arn:aws:s3:::tickets-backup/*"])] },
    keys: [{ id: "AKIAEXAMPLEBACKUP001", born: 1700, active: true }],
  },
];
