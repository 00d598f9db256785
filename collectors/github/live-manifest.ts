import type { LiveManifest } from "#collectors/types.ts";
import { CONNECTIONS, checkFields } from "./live/connections.ts";
import { grant } from "./live/grant.ts";
import { registration } from "./live/registration.ts";
import { RIGHTS } from "./live/rights.ts";

/** How an organization is connected, and every permission Rollcall can use in it. Data only: pages read it. */
export const liveManifest: LiveManifest = {
  connections: CONNECTIONS,
  permissions: RIGHTS.map(({ id, right, usedFor, without, risk, need }) => ({
    ...{ id, right, usedFor, without, need },
    ...(risk === undefined ? {} : { risk }),
  })),
  neverRead: [
    "The value of a secret: GitHub shows none to anybody, and leaked ones are asked for hidden.",
    "Values of variables: their names are kept, their values are dropped in memory as the answer arrives.",
    "Code: of files only workflows, the actions beside them that they use, and CODEOWNERS; of these only what says who may do what.",
    "Addresses of webhooks beyond scheme and host; the last characters of tokens; reasons and comments people wrote, but for what they said when they approved a deployment.",
    "And nothing is ever written: every request is a GET, a question in GraphQL, or the App asking for its own token. An App that you let Rollcall make asks for its key, once.",
  ],
  checkFields,
  grant,
  registration,
};
