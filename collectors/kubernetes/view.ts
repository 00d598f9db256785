import type { View } from "./facts.ts";
import type { Intake } from "./intake.ts";
import type { PlannedSlice } from "./plan.ts";
import { findUnlistedOwners } from "./unlisted-owners.ts";

/** What normalizing sees of everything that was read. */
export function viewOf(slug: string, intake: Intake, plan: readonly PlannedSlice[], live: boolean): View {
  const { inventory, problems, declarationUnread } = intake;
  const clusterRoles = plan.find(({ slice }) => slice.kind === "cluster-roles");
  return {
    slug,
    inventory,
    live,
    declarationsKnown: !declarationUnread,
    clusterRolesKnown: clusterRoles?.status === "complete" && !problems.has("cluster-roles"),
    unlistedOwners: findUnlistedOwners(slug, inventory),
  };
}
