import type { GraphElement, NodeKey } from "../../../reach/edge.ts";
import { heldBy } from "../edges/held.ts";
import { powersOf } from "../edges/powers.ts";
import { askable, decideAssume } from "../trust/ask-world.ts";
import { namedBy } from "../trust/named-principals.ts";
import type { Actor, Role, World } from "../trust/world.ts";
import { accessEdges } from "./access-edges.ts";
import { clusterDoorEdges } from "./cluster-door-edges.ts";
import { surenessOf } from "./conditions.ts";
import { type Ends, escalationEdges } from "./escalation-edges.ts";
import { evidenceOf } from "./evidence.ts";
import { ASSUME_ROLE } from "./kinds.ts";
import { loosenedActor } from "./loosened.ts";
import type { ReachWorld } from "./reach-world.ts";
import { limitsUnread } from "./unread.ts";

/** What those could who got rid of a limit: asked as of principals of their own, and whom they become by trust. */
export function* loosenedEdges(reach: ReachWorld, ends: Ends): Generator<GraphElement> {
  const trusting = rolesByTrusted(reach.world);
  const done = new Set<NodeKey>();
  // What they find may lead to others again.
  for (let open = [...ends.loosened]; open.length > 0; open = [...ends.loosened].filter(([key]) => !done.has(key))) {
    for (const [key, loosened] of open) {
      done.add(key);
      const actor = loosenedActor(reach, loosened);
      if (actor) yield* edgesOf(reach, key, actor, trusting, ends);
    }
  }
}

function* edgesOf(
  reach: ReachWorld,
  key: NodeKey,
  actor: Actor,
  trusting: ReadonlyMap<string, readonly Role[]>,
  ends: Ends,
): Generator<GraphElement> {
  const { world, index } = reach;
  // Answers are kept by ARN, and this is another principal of the same.
  const asked = askable(world);
  const powers = powersOf({ ...index, trust: { ...index.trust, asked } }, actor);
  yield* accessEdges(key, powers);
  yield* clusterDoorEdges(reach, key, powers);
  yield* escalationEdges(reach, key, powers, ends);
  const roles = new Set([actor.arn, actor.account, "*"].flatMap((name) => trusting.get(name) ?? []));
  for (const role of roles) {
    if (role.arn === actor.arn) continue;
    const decision = decideAssume(asked, actor, role);
    if (decision.answer === "no") continue;
    const { evidence } = heldBy(decision, "sts:AssumeRole", role.arn);
    yield {
      kind: ASSUME_ROLE.id,
      from: key,
      to: role.alias,
      ability: null,
      evidence: [
        { alias: role.trust?.id ?? role.alias, place: null },
        ...evidenceOf(evidence.flatMap(({ because }) => because)).filter(({ alias }) => alias !== role.trust?.id),
      ],
      ...surenessOf(decision, [], limitsUnread(world, actor.account, role.account)),
    };
  }
}

/** Roles by whom their trust policies name: an ARN, an account, or `*`. */
function rolesByTrusted(world: World): Map<string, Role[]> {
  const found = new Map<string, Role[]>();
  for (const role of world.roles.values()) {
    for (const { named } of role.trust ? namedBy(role.trust.policy).values() : []) {
      const name =
        named.kind === "principal"
          ? named.arn
          : named.kind === "account"
            ? named.account
            : named.kind === "anyone"
              ? "*"
              : null;
      if (name === null) continue;
      const known = found.get(name);
      if (known) known.push(role);
      else found.set(name, [role]);
    }
  }
  return found;
}
