import type { Inventory } from "./inventory.ts";
import { collectedKind, type CollectedKind } from "./kinds.ts";
import type { Reduced } from "./reduce.ts";
import type { Owner } from "./schema.ts";

/** Kinds whose objects come and go with what controls them: they fold into their top controller. */
export const FOLDED_KINDS = ["ReplicaSet", "Job", "ReplicationController", "Pod"] as const;

export type FoldedKind = (typeof FOLDED_KINDS)[number];

/** Kinds that always stand for themselves. */
export const TOP_KINDS = ["Deployment", "StatefulSet", "DaemonSet", "CronJob"] as const;

/** What is kept of an object with pods, whatever its kind. */
export type Workload = Reduced<FoldedKind | (typeof TOP_KINDS)[number]>;

/** Longest chain of owners followed; the longest real one (Pod, Job, CronJob) has three links. */
const MAX_CHAIN = 10;

const KIND = /^[A-Za-z0-9]{1,63}$/;
const GROUP = /^[a-z0-9.-]{0,253}$/;

/**
 * What speaks for an object.
 *
 * - `self`: nothing else: it has no controller, or a chain of them that makes no sense
 * - `folded`: another collected object, with the same service account
 * - `owner`: its controller by name only, as that is of a kind we do not list, was not seen, or runs another account
 */
export type Top = { is: "self" } | { is: "folded" } | { is: "owner"; owner: Owner };

/**
 * Finds the top controller of an object. A controller speaks for a pod only when both run as the same service account:
 * whoever may create pods can write any owner into them, and must not hide an account that way. A ReplicaSet or Job
 * may keep the account its controller had earlier, so there it does not matter.
 */
export function topOf(kind: FoldedKind, workload: Workload, inventory: Inventory): Top {
  let owner = workload.owner;
  for (let link = 0; owner && link < MAX_CHAIN; link++) {
    if (!isSensible(owner)) return { is: "self" };
    const ownerKind = workloadKind(owner);
    const above: Workload | undefined = ownerKind && inventory.find(ownerKind, workload.namespace, owner.name);
    if (!above) return { is: "owner", owner };
    if (above.owner && isFolded(ownerKind)) {
      owner = above.owner;
    } else if (kind === "Pod" && above.pods?.serviceAccount !== workload.pods?.serviceAccount) {
      return { is: "owner", owner };
    } else {
      return { is: "folded" };
    }
  }
  return { is: "self" };
}

function workloadKind(owner: Owner): FoldedKind | (typeof TOP_KINDS)[number] | undefined {
  const kind = collectedKind(`${owner.group}/v1`, owner.kind)?.kind;
  return [...FOLDED_KINDS, ...TOP_KINDS].find((known) => known === kind);
}

function isFolded(kind: CollectedKind | undefined): boolean {
  return FOLDED_KINDS.some((known) => known === kind);
}

function isSensible({ group, kind, name }: Owner): boolean {
  return KIND.test(kind) && GROUP.test(group) && name !== "";
}
