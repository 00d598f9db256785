import { parsePolicy } from "../policy/parse-policy.ts";
import type { PolicySource } from "../policy/policy.ts";
import { decideAssume } from "./ask-world.ts";
import { candidates } from "./assumers.ts";
import { ASSUME } from "./named-principals.ts";
import type { TrustIndex } from "./who-can-become.ts";
import type { Actor, Role } from "./world.ts";

/** What was not read may let everybody in. */
const OPEN_TRUST: PolicySource = {
  id: "unread",
  name: "unread",
  policy: parsePolicy({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: "*", Action: ASSUME.own },
  }),
};

/** Roles and users whose own policies let them become a role, whatever its trust policy says, which was not read. */
export function* askersFor({ asked, assumers }: TrustIndex, role: Role): Generator<Actor> {
  for (const those of assumers.values()) {
    for (const actor of [...those.free, ...candidates(those, role.arn)]) {
      if (actor.arn !== role.arn && decideAssume(asked, actor, { ...role, trust: OPEN_TRUST }).answer !== "no")
        yield actor;
    }
  }
}
