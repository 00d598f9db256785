import type { LiveInput } from "#collectors/types.ts";
import type { PlannedEnd } from "#collectors/shared/rows.ts";
import type { OrganizationView } from "../slices/view.ts";
import type { Client } from "./client.ts";
import { rightOf } from "./rights.ts";

/** An organization that was reached, and what may be read there. */
export interface Session extends OrganizationView {
  client: Client;
  /** Permissions that were chosen for this source. */
  chosen: ReadonlySet<string>;
  /** Permissions that GitHub says the credential has; null: GitHub does not say, as of a token. */
  granted: ReadonlySet<string> | null;
  /** The same with how much each allows: `read`, `write`, `admin`. */
  levels: ReadonlyMap<string, string> | null;
  /** Who the credential is: `rollcall[bot]`; null: nobody asked yet. */
  identity: string | null;
  /** Whether the credential sees every repository; null: GitHub does not say. */
  allRepositories: boolean | null;
  readAt: Date;
  /** How slices last ended; absent: everything is to be read. */
  lastEnds: LiveInput["lastEnds"];
}

/** Why nothing is to be asked that needs a permission; null where it may be asked. */
export function gateOf({ chosen, granted }: Session, permission: string): PlannedEnd | null {
  if (!chosen.has(permission)) {
    const reason = `Not chosen for this source: ${rightOf(permission).right}.`;
    return { status: "switched-off", reason };
  }
  if (granted && !granted.has(permission)) return denied(permission);
  return null;
}

/** How a listing ends for want of a permission, in the words of GitHub's own pages. */
export function denied(permission: string, what = "The credential lacks a permission"): PlannedEnd {
  return { status: "denied", reason: `${what}. Grant it: ${rightOf(permission).right}.` };
}
