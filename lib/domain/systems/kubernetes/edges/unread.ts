import type { Listing } from "../../system.ts";
import { isListed } from "../permissions/policies.ts";
import type { Cluster, Space } from "./cluster.ts";

/** Most listings named of those that were not read; the rest are counted. */
const NAMED = 3;

/**
 * Says of which listings that cover a namespace some were not read whole, in clauses: `the role bindings of payments were
 * not all read: …`. Empty: what they do not show is not there.
 * @param space null: of the whole cluster
 */
export function unreadOf(cluster: Cluster, kinds: readonly string[], space: Space | null): string[] {
  const scope = space === null ? "" : `namespace/${space.name}`;
  const missing = kinds.filter((kind) => !isListed(cluster.policies.complete, kind, scope));
  const clauses = missing.slice(0, NAMED).map((kind) => clauseOf(cluster, kind, scope, space?.name ?? cluster.name));
  const more = missing.length - NAMED;
  return more > 0 ? [...clauses, `${more} more listings of ${space?.name ?? cluster.name} were not read`] : clauses;
}

function clauseOf({ facts }: Cluster, kind: string, scope: string, place: string): string {
  const said = reasonFor(facts.listings, kind, scope);
  return `the ${kind.replaceAll("-", " ")} of ${place} were not all read${said === "" ? "" : `: ${said}`}`;
}

function reasonFor(listings: readonly Listing[], kind: string, scope: string): string {
  const those = listings.filter((one) => one.kind === kind && !one.complete);
  const said = those.find((one) => one.scope === scope) ?? those.find((one) => one.scope === "");
  return (said?.reason ?? "").replace(/\.$/, "");
}
