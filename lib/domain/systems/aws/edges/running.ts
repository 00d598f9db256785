import { wasRead } from "../trust/world.ts";
import { consumersOf, rolesOfService } from "./account-targets.ts";
import type { EdgeEnd, EdgeFound } from "./edge.ts";
import { NOTHING, together } from "./held.ts";
import { holds, type Need, placed } from "./pass-role.ts";
import type { Powers } from "./powers.ts";
import { alongWith, bothOver, edgesOver, type Reach } from "./reach.ts";

/** A way into something that runs already, and acts with a role that nobody has to pass. */
export interface Running {
  /** Kind of consumer where those are read; null: they are not. */
  consumer: string | null;
  /** ARN of them, with `{account}` and `*`. */
  any: string;
  /** That its role lets in. */
  service: string;
  /** Actions on the very thing; any of the lists. An empty one: those beside are enough. */
  ways: readonly (readonly string[])[];
  /** Actions on something else that is chosen. */
  beside?: readonly Need[];
  /** What else must be so. */
  provided?: readonly string[];
  /** Said where it was not read what runs: `a function runs as it`. */
  exists: string;
}

/** Edges to the roles of what runs already. Where that was not read, to those that could be such a role. */
export function* enters(powers: Powers, running: Running): Generator<EdgeFound> {
  const { actor, index } = powers;
  const { consumer, ways, beside = [], provided = [], exists } = running;
  const any = placed(powers, running.any);
  const along = beside.length === 0 ? null : holds(powers, beside);
  if (along?.answer === "no") return;
  for (const actions of ways) {
    if (!actions.every((action) => powers.mentions(action))) continue;
    let found = 0;
    for (const edge of over(actions)) {
      found += 1;
      yield edge;
    }
    if (found > 0) return;
  }

  function* over(actions: readonly string[]): Generator<EdgeFound> {
    if (consumer !== null && wasRead(index.trust.asked.world, actor.account, "consumers")) {
      const targets = consumersOf(index, actor.account, consumer, any);
      const open: Reach = { targets, others: along ?? NOTHING, particular: new Map() };
      const held = actions.length === 0 ? open : actions.map((action) => powers.over(action, targets)).reduce(bothOver);
      yield* edgesOver(along ? alongWith(held, along) : held, roleOf(powers), provided, actor.arn);
    } else {
      const targets = rolesOfService(index, actor.account, running.service);
      const doing = together(...actions.map((action) => powers.canSome(action, any)), ...(along ? [along] : []));
      const reach: Reach = { targets, others: doing, particular: new Map() };
      const found = edgesOver(reach, (arn) => ({ kind: "role", arn }), [...provided, exists], actor.arn);
      for (const edge of found) yield { ...edge, unseen: exists };
    }
  }
}

/** The role of a consumer; it leads nowhere that it is not already. */
function roleOf({ actor, index }: Powers): (arn: string) => EdgeEnd | null {
  return (arn) => {
    const role = index.roleOfConsumer.get(arn);
    return role === undefined || role === actor.arn ? null : { kind: "role", arn: role };
  };
}
