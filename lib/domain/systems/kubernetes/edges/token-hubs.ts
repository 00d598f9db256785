import { hubKey, type NodeKey } from "../../../reach/edge.ts";
import type { DomainFacts } from "../../../reach/estate.ts";
import { readWorkloads } from "./workloads.ts";

/**
 * The accounts whose pods have more than a token of theirs gives, their node or a Secret, each with the hub of those who
 * have a token alone. Of all others the account itself is that.
 */
export function tokenHubs(facts: DomainFacts): Map<NodeKey, NodeKey> {
  const hubs = new Map<NodeKey, NodeKey>();
  for (const { account, opens, weakens, secrets } of readWorkloads(facts)) {
    if (account !== null && (opens || weakens !== null || secrets.length > 0))
      hubs.set(account, hubKey(account, "token"));
  }
  return hubs;
}
