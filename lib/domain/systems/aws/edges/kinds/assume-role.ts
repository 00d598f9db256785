import { becomableBy } from "../escalation-index.ts";
import { type EdgeFound, type EdgeKind, pathfinding } from "../edge.ts";
import { heldBy } from "../held.ts";
import type { Powers } from "../powers.ts";
import { decideAssume } from "../../trust/ask-world.ts";

/** Trust and permission together, as `whoCanBecome` has it from the other side; here for one principal. */
export const assumeRole: EdgeKind = {
  id: "assume-role",
  sentence: "becomes a role",
  ability: "execute",
  fix: "Name in the trust policy whom the role is for, and allow sts:AssumeRole on that role alone.",
  references: [pathfinding("sts-001")],
  find: findRoles,
};

function* findRoles({ actor, index }: Powers): Generator<EdgeFound> {
  for (const role of becomableBy(index, actor.arn)) {
    if (role.arn === actor.arn) continue;
    const held = heldBy(decideAssume(index.trust.asked, actor, role), "sts:AssumeRole", role.arn);
    if (held.answer !== "no") yield { to: { kind: "role", arn: role.arn }, provided: [], held };
  }
}
