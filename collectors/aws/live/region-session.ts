import type { AccountSession } from "./session.ts";

/** One region of an account that is read. */
export interface RegionSession extends AccountSession {
  place: { account: string; region: string };
}
