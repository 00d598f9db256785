import type { LiveManifest } from "#collectors/types.ts";
import { CONNECTIONS } from "./live/connections.ts";
import { grant } from "./live/grant.ts";
import { RIGHTS } from "./live/rights.ts";

/** How a running cluster is connected, and every right Rollcall can use in it. Data only: pages read it. */
export const liveManifest: LiveManifest = {
  connections: CONNECTIONS,
  permissions: RIGHTS.map(({ id, right, usedFor, without, risk, need }) => ({
    ...{ id, right, usedFor, without, need },
    ...(risk === undefined ? {} : { risk }),
  })),
  grant,
};
