import type { PermissionCheck } from "#collectors/types.ts";
import { CallFault } from "./call-fault.ts";
import type { Door } from "./door.ts";
import type { ProbePlace } from "./probe.ts";
import { HUB_PROBES, IAM_PROBES } from "./probes-of-identities.ts";
import { REGION_PROBES } from "./probes-of-regions.ts";
import type { Right } from "./rights.ts";

const PROBES = { ...HUB_PROBES, ...IAM_PROBES, ...REGION_PROBES };

/** Whether a credential may use an action: it is tried on something that is not there, where it needs something. */
export async function checkRight(door: Door, { id, action }: Right, place: ProbePlace): Promise<PermissionCheck> {
  const probe = PROBES[action];
  if (!probe) return { id, status: "unknown", detail: "Nothing tells but the first collection." };
  try {
    await probe.ask(door, place);
    return { id, status: "granted" };
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    const detail = `${action} ${error.message}.`;
    // Permission is looked at before existence: what is not there was asked for with permission.
    if (error.kind === "absent" && !probe.isVague) return { id, status: "granted" };
    if (error.kind === "absent" || (error.kind === "denied" && probe.isVague)) {
      return {
        id,
        status: "unknown",
        detail: "AWS does not tell on something that is not there: the first collection does.",
      };
    }
    if (error.kind === "denied") {
      return { id, status: "missing", detail, fix: `Allow ${action} in the policy of the role, as the grant does.` };
    }
    return { id, status: "unknown", detail };
  }
}
