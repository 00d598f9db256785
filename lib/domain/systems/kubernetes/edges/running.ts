import type { Cluster, Space } from "./cluster.ts";
import type { Sureness, Target } from "./element.ts";
import { unreadOf } from "./unread.ts";
import { WORKLOAD_LISTINGS, type Workload } from "./workloads.ts";

/** The workloads of a namespace that run as an account, by the account. */
export function byAccount(space: Space): Map<string, Workload[]> {
  const found = new Map<string, Workload[]>();
  for (const workload of space.workloads) {
    if (workload.account === null) continue;
    const some = found.get(workload.account);
    if (some) some.push(workload);
    else found.set(workload.account, [workload]);
  }
  return found;
}

/** Workloads that were not read, if any were not. */
export function unreadWorkloads(cluster: Cluster, space: Space): string[] {
  return unreadOf(cluster, WORKLOAD_LISTINGS, space);
}

/**
 * The workload a pod of that name belongs to. Pods are not kept beside what controls them: those of a StatefulSet are known
 * by their number, those of others have names that nobody can foresee.
 */
function podNamed(space: Space, pod: string): { workload: Workload; sureness: Sureness } | null {
  const exact = space.workloads.find(({ kind, name }) => kind === "pod" && name === pod);
  if (exact) return { workload: exact, sureness: {} };
  const [, owner, last = ""] = /^(.+)-([^-]+)$/.exec(pod) ?? [];
  const controller = space.workloads.find(({ name }) => name === owner || name === owner?.replace(/-[^-]+$/, ""));
  if (!controller) return null;
  if (controller.kind === "stateful-set" && controller.name === owner && /^\d+$/.test(last)) {
    return { workload: controller, sureness: {} };
  }
  return { workload: controller, sureness: { unread: [`whether a pod is called ${pod} right now was not read`] } };
}

/** The account a pod of that name runs as. */
export function* accountOfPod(space: Space, pod: string): Generator<Target> {
  const found = podNamed(space, pod);
  if (found?.workload.account) yield { to: found.workload.account, ...found.sureness };
}
