import { hubKey } from "../../../../reach/edge.ts";
import type { Cluster, Space } from "../cluster.ts";
import { calledAcross, calledHub } from "../called.ts";
import { edge } from "../element.ts";
import { hub } from "../hubs.ts";
import { hubOf } from "../outward.ts";
import { goodPractice, mitre, threatMatrix } from "../references.ts";
import { CHANGEABLE, RIGHTS, type Changeable, type RightId } from "../rights.ts";
import { accountOfPod, unreadWorkloads } from "../running.ts";
import type { Way } from "../way.ts";

const CHANGES = (Object.keys(RIGHTS) as RightId[]).filter((id) => id.startsWith("change "));

/** What a workload runs, and as which account, stands in its template; of a bare pod only the image can be changed. */
export const changeWorkload: Way = {
  id: "kubernetes/change-workload",
  clause: "can change a workload that runs as",
  precondition: "It may update or patch a workload that is there, and so the account and the image of its pods.",
  fix: "Let a GitOps controller change workloads, or name in resourceNames the one that this identity rolls out.",
  references: [goodPractice("workload-creation"), mitre("T1525"), threatMatrix("Backdoor container")],
  rights: [...CHANGES, "changePods"],

  *targets(cluster, space, name, right) {
    if (right === "changePods") {
      if (name === null) yield { to: hubOf(cluster, space, "exec") };
      else if (space === null) yield { to: calledHub(cluster, "pod", name) };
      else yield* accountOfPod(space, name);
      return;
    }
    const kind = right.slice("change ".length) as Changeable;
    if (space === null) {
      yield { to: name === null ? everyHub(cluster, kind) : calledHub(cluster, kind, name) };
      return;
    }
    if (has(space, kind, name)) yield { to: hubOf(cluster, space, "run-workloads") };
    else {
      const unread = unreadWorkloads(cluster, space);
      if (unread.length > 0) yield { to: hubOf(cluster, space, "run-workloads"), unread };
    }
  },

  *around(cluster) {
    for (const [kind, written] of Object.entries(CHANGEABLE) as [Changeable, string][]) {
      const resource = written.split("/")[1] ?? kind;
      yield hub(cluster.key, `change-${resource}`, `change ${resource} in every namespace of ${cluster.name}`);
      yield* calledAcross(changeWorkload, cluster, kind, [`change ${kind}`], (space, name) =>
        has(space, kind, name) ? [{ to: hubOf(cluster, space, "run-workloads") }] : [],
      );
      for (const space of cluster.spaces.values()) {
        const to = hubOf(cluster, space, "run-workloads");
        const unread = has(space, kind, null) ? [] : unreadWorkloads(cluster, space);
        if (unread.length > 0 || has(space, kind, null)) {
          yield edge(changeWorkload, everyHub(cluster, kind), { to, unread }, []);
        }
      }
    }
  },
};

function everyHub({ key }: Cluster, kind: Changeable): string {
  return hubKey(key, `change-${CHANGEABLE[kind].split("/")[1] ?? kind}`);
}

function has({ workloads }: Space, kind: Changeable, name: string | null): boolean {
  return workloads.some((one) => one.kind === kind && (name === null || one.name === name));
}
