import type { LiveManifest } from "#collectors/types.ts";
import { CONNECTIONS, checkFields } from "./live/connections.ts";
import { grant } from "./live/grant.ts";
import { RIGHTS } from "./live/rights.ts";

/** How accounts are connected, and every action Rollcall can use in them. Data only: pages read it. */
export const liveManifest: LiveManifest = {
  connections: CONNECTIONS,
  permissions: RIGHTS.map(({ id, right, usedFor, without, risk, need }) => ({
    ...{ id, right, usedFor, without, need },
    ...(risk === undefined ? {} : { risk }),
  })),
  neverRead: [
    "The value of a secret or parameter: GetSecretValue and GetParameter are not in the grant and refused by Rollcall itself.",
    "Values of environment variables of functions, tasks and builds: they are dropped in memory as the answer arrives.",
    "What lies in buckets, tables, queues, images and logs; user data of instances.",
    "Names and addresses of people in IAM Identity Center: only ids of who is assigned.",
    "And nothing is ever written. Two calls have AWS make a report, which changes nothing in the account.",
  ],
  checkFields,
  grant,
};
