import { type GraphNode, hubKey } from "../../../reach/edge.ts";
import { accountAlias } from "../aliases.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import type { PolicySource } from "../policy/policy.ts";
import { actorOf, type Actor } from "../trust/world.ts";
import { keyOfPrincipal, type ReachWorld } from "./reach-world.ts";

/**
 * A principal as it would be after a way was gone: with whatever policies its boundary lets it, without its boundary, or as
 * a member of a group.
 */
export interface Loosened {
  how: "bounded" | "unbounded" | "group";
  /** ARN of the principal, or the group. */
  arn: string;
}

const WORDS: Readonly<Record<Loosened["how"], (name: string) => string>> = {
  bounded: (name) => `do whatever the permissions boundary of ${name} lets it`,
  unbounded: (name) => `do what the policies of ${name} say without its permissions boundary`,
  group: (name) => `do what members of group ${name} may`,
};

/** The hub it is in the graph; null where no such principal was read. */
export function loosenedHub({ world }: ReachWorld, how: Loosened["how"], arn: string): GraphNode | null {
  const holder = how === "group" ? world.groups.get(arn) : actorOf(world, arn);
  const key = keyOfPrincipal(world, arn);
  if (!holder || key === null) return null;
  const container = accountAlias(world.partition, holder.account);
  return { key: hubKey(key, how), type: "hub", system: "aws", kind: how, name: WORDS[how](holder.name), container };
}

const EVERYTHING: PolicySource = {
  id: "any policy",
  name: "any policy",
  policy: parsePolicy({ Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } }),
};

/** The principal as it would then be; null where no such principal was read. */
export function loosenedActor({ world }: ReachWorld, { how, arn }: Loosened): Actor | null {
  if (how === "group") {
    const group = world.groups.get(arn);
    if (!group) return null;
    return { ...group, kind: "user", tags: {}, boundary: null, boundaryArn: null, groups: [arn], password: null };
  }
  const actor = actorOf(world, arn);
  if (!actor) return null;
  return how === "bounded" ? { ...actor, identity: [EVERYTHING] } : { ...actor, boundary: null, boundaryArn: null };
}
