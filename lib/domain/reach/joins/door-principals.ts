import { strangerNode } from "../../systems/aws/reach/identity-nodes.ts";
import { reachWorldOf } from "../../systems/aws/reach/reach-world.ts";
import { actorOf } from "../../systems/aws/trust/world.ts";
import type { GraphNode } from "../edge.ts";
import type { Estate } from "../estate.ts";

/** The role or user of AWS that a door is for, whether or not it was read; null where the ARN names none. */
export function principalNode({ domains }: Estate, arn: string): GraphNode | null {
  for (const facts of domains.filter(({ system }) => system === "aws")) {
    const { world } = reachWorldOf(facts);
    const actor = actorOf(world, arn);
    if (actor) return { ...(strangerNode(actor.arn) ?? missing(actor.arn)), key: actor.alias };
  }
  return strangerNode(arn);
}

function missing(arn: string): GraphNode {
  return { key: arn, type: "identity", system: "aws", kind: "role", name: arn, container: null };
}
