import type { LiveManifest } from "#collectors/types.ts";
import { CONNECTIONS, checkFields } from "./live/connections.ts";
import { grant } from "./live/grant.ts";
import { RIGHTS } from "./live/rights.ts";

/** How a running cluster is connected, and every right Rollcall can use in it. Data only: pages read it. */
export const liveManifest: LiveManifest = {
  connections: CONNECTIONS,
  permissions: RIGHTS.map(({ id, right, usedFor, without, risk, need }) => ({
    ...{ id, right, usedFor, without, need },
    ...(risk === undefined ? {} : { risk }),
  })),
  neverRead: [
    "The value of a Secret. Even with the right to list them, names, types and ages are asked for as a table without objects.",
    "Environment values, commands, arguments and images of containers: dropped in memory as the answer arrives.",
    "ConfigMaps, but for the two named above; custom resources; logs; events; anything inside a container.",
    "Annotations and labels beyond those that say owner, environment, vendor or cloud identity.",
    "And nothing is ever written: every request is a GET, or a question about Rollcall's own rights.",
  ],
  checkFields,
  grant,
};
