import type { Organization } from "../model/organization.ts";
import { apps } from "./apps.ts";
import { data } from "./data.ts";
import { loyalty } from "./loyalty.ts";
import { payments } from "./payments.ts";
import { people } from "./people.ts";
import { platform } from "./platform.ts";
import { roles } from "./roles.ts";
import { runnerGroups, runners, secrets, variables, webhooks } from "./shared.ts";
import { tokenRequests, tokens } from "./tokens.ts";
import { web } from "./web.ts";

/** Where the company's code lies and is delivered from: 24 repositories, four of them archived. */
export const ticketsExample: Organization = {
  slug: "tickets-github",
  host: "github.com",
  login: "tickets-example",
  readings: [{ days: 45 }, { days: 8 }, { minutes: 18 }],
  born: 1600,
  people,
  teams: [
    { name: "platform", born: 1500 },
    { name: "payments", born: 1480 },
    { name: "web", born: 1400 },
    { name: "data", born: 1390 },
    { name: "loyalty", born: 1120, until: 320 },
  ],
  roles,
  apps,
  tokens,
  tokenRequests,
  secrets,
  variables,
  runnerGroups,
  runners,
  webhooks,
  repositories: [...payments, ...web, ...data, ...platform, ...loyalty],
};
