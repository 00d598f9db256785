import type { View } from "./facts.ts";
import type { Intake } from "./intake.ts";
import type { PlannedSlice } from "./plan.ts";
import { findUnlistedOwners } from "./unlisted-owners.ts";

/** What normalizing sees of everything that was read. */
export function viewOf(
  read: Pick<View, "slug" | "readAt" | "live">,
  { inventory, problems, declarationUnread }: Intake,
  plan: readonly PlannedSlice[],
): View {
  const clusterRoles = plan.find(({ slice }) => slice.kind === "cluster-roles");
  return {
    ...read,
    inventory,
    declarationsKnown: !declarationUnread,
    clusterRolesKnown: clusterRoles?.status === "complete" && !problems.has("cluster-roles"),
    unlistedOwners: findUnlistedOwners(read.slug, inventory),
  };
}
