import { scopeContains } from "#lib/domain/facts/fact.ts";
import type { View } from "./facts.ts";
import type { Intake } from "./intake.ts";
import { collectedKind } from "./kinds.ts";
import { objectKind } from "./kinds.ts";
import type { SliceId } from "./manifest.ts";
import { scopeOf } from "./names.ts";
import type { PlannedSlice } from "./plan.ts";
import type { UnlistedOwner } from "./unlisted-owners.ts";

/**
 * Leaves out controllers known by name only whose own listing was not read whole: had it been, they would be there, or
 * fold into what controls them, and the next whole read would seem to take them away again. The listings that name them
 * are not whole then either. A kind that is never read (switched off, not supported) is known by name for good.
 */
export function holdBackOwners(
  view: View,
  plan: readonly PlannedSlice[],
  { problems }: Intake,
): { view: View; plan: PlannedSlice[] } {
  const held = view.unlistedOwners.filter(isUnread);
  if (held.length === 0) return { view, plan: [...plan] };
  const weakened = new Map<PlannedSlice, SliceId>();
  for (const owner of held) {
    const slice = covering(objectKind(owner.revealedBy).slice, owner.namespace);
    if (slice?.status === "complete") weakened.set(slice, sliceOf(owner) ?? slice.slice.kind);
  }
  return {
    view: { ...view, unlistedOwners: view.unlistedOwners.filter((owner) => !held.includes(owner)) },
    plan: plan.map((planned) => {
      const unread = weakened.get(planned);
      if (unread === undefined) return planned;
      const reason = `What controls some of these is not known, because ${unread} were not read whole.`;
      return { ...planned, status: "partial", reason };
    }),
  };

  function isUnread(owner: UnlistedOwner): boolean {
    const kind = sliceOf(owner);
    const status = kind && covering(kind, owner.namespace)?.status;
    if (kind === undefined || status === undefined || status === "switched-off" || status === "not-supported")
      return false;
    return status !== "complete" || problems.has(kind);
  }

  /** The slice that speaks for a namespace: its own, else the cluster's. */
  function covering(kind: SliceId, namespace: string): PlannedSlice | undefined {
    const scope = scopeOf(namespace);
    return plan
      .filter(({ slice }) => slice.kind === kind && scopeContains(slice.scope, scope))
      .toSorted((a, b) => b.slice.scope.length - a.slice.scope.length)[0];
  }
}

function sliceOf({ owner }: UnlistedOwner): SliceId | undefined {
  return collectedKind(`${owner.group}/v1`, owner.kind)?.slice;
}
