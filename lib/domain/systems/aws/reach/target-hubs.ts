import { type GraphElement, type GraphNode, hubKey, type NodeKey } from "../../../reach/edge.ts";
import { accountAlias } from "../aliases.ts";
import { membersOfHub } from "../edges/escalations.ts";
import { surenessOf } from "./conditions.ts";
import { ONE_OF } from "./kinds.ts";
import { type Place, placesOf } from "./places.ts";
import type { ReachWorld } from "./reach-world.ts";

/**
 * Hubs of what ways lead to as a whole (roles that a service takes, functions of an account), each with an edge to every
 * member. Where policies except some of them, a hub of the others: as many as there are such exceptions.
 */
export class TargetHubs {
  readonly #reach: ReachWorld;
  readonly #wanted = new Map<NodeKey, { hub: string; except: ReadonlySet<string> }>();

  constructor(reach: ReachWorld) {
    this.#reach = reach;
  }

  /** The hub's key; its node and edges come with {@link elements}. */
  keyOf(hub: string, except: readonly string[]): NodeKey {
    const { partition } = this.#reach.world;
    const [account = "", what = ""] = splitOnce(hub);
    const without = except.toSorted();
    const key = hubKey(
      accountAlias(partition, account),
      without.length === 0 ? what : `${what} but ${without.map(lastPart).join(", ")}`,
    );
    this.#wanted.set(key, { hub, except: new Set(without) });
    return key;
  }

  /** All hubs that were asked for, with their members. */
  *elements(): Generator<GraphElement> {
    for (const [key, { hub, except }] of this.#wanted) {
      yield this.#node(key, hub, except);
      const placed = new Map<NodeKey, Place>();
      for (const { arn } of membersOfHub(this.#reach.index, hub)) {
        if (!except.has(arn)) for (const place of placesOf(this.#reach, arn)) placed.set(place.key, place);
      }
      for (const { key: to, ability } of placed.values()) {
        yield {
          kind: ONE_OF.id,
          from: key,
          to,
          ability,
          evidence: [{ alias: to, place: null }],
          ...surenessOf({ answer: "yes", conditions: [] }),
        };
      }
    }
  }

  #node(key: NodeKey, hub: string, except: ReadonlySet<string>): GraphNode {
    const [account = "", what = ""] = splitOnce(hub);
    const but = except.size === 0 ? "" : ` but ${except.size}`;
    const { partition } = this.#reach.world;
    const name = `reach all ${what} in account ${account}${but}`;
    return { key, type: "hub", system: "aws", kind: "targets", name, container: accountAlias(partition, account) };
  }
}

function splitOnce(hub: string): [string, string] {
  const at = hub.indexOf(":");
  return [hub.slice(0, at), hub.slice(at + 1)];
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
