import type { Ability } from "../../../reach/ability.ts";
import type { NodeKey } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { keyOfPrincipal, type ReachWorld } from "./reach-world.ts";

/** A node that something of AWS is in the graph, and what reaching it gives; null: one becomes it. */
export interface Place {
  key: NodeKey;
  ability: Ability | null;
}

/** What an ARN is in the graph: a principal, what runs, or a secret; nothing where no fact tells of it. */
export function placesOf({ world, consumers, secrets }: ReachWorld, arn: string): Place[] {
  const secret = secrets.get(arn);
  if (secret) return [{ key: secret.alias, ability: "secrets" }];
  const running = (consumers.get(arn) ?? []).filter(({ content }) => world.roles.has(textOf(content.role)));
  if (running.length > 0) return running.map(({ alias }) => ({ key: alias, ability: null }));
  const key = keyOfPrincipal(world, arn);
  return key === null ? [] : [{ key, ability: null }];
}
