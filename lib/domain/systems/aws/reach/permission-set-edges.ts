import type { GraphElement } from "../../../reach/edge.ts";
import { groupBy } from "../../../group-by.ts";
import { textOf } from "../../content.ts";
import { lastOf } from "../read-alias.ts";
import type { Role } from "../trust/world.ts";
import { surenessOf } from "./conditions.ts";
import { PERMISSION_SET } from "./kinds.ts";
import type { ReachWorld } from "./reach-world.ts";
import { limitsUnread } from "./unread.ts";

const RESERVED = /^aws-reserved\/sso\.amazonaws\.com\/(?:[^/]+\/)?AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** Whom Identity Center assigns which permission set where: the role it made for it there. */
export function* permissionSetEdges({ facts, world }: ReachWorld): Generator<GraphElement> {
  const roles = groupBy(
    [...world.roles.values()].filter(({ name }) => RESERVED.test(name)),
    (role) => `${role.account} ${setOf(role)}`,
  );
  for (const { alias, identity, name, content } of facts.of("attachment", "assignment")) {
    if (identity === null) continue;
    const kind = textOf(content.principalType) === "USER" ? "identity-center-user" : "identity-center-group";
    yield { key: identity, type: "identity", system: "aws", kind, name: lastOf(identity), container: null };
    for (const role of roles.get(`${textOf(content.target)} ${name}`) ?? []) {
      yield {
        kind: PERMISSION_SET.id,
        from: identity,
        to: role.alias,
        ability: null,
        evidence: [{ alias, place: null }],
        ...surenessOf({ answer: "yes", conditions: [] }, [], limitsUnread(world, role.account)),
      };
    }
  }
}

function setOf({ name }: Role): string {
  return RESERVED.exec(name)?.[1] ?? "";
}
