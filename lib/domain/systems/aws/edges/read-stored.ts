import type { StoredSecret } from "../trust/world.ts";
import { secretsOf } from "./account-targets.ts";
import type { EdgeFound } from "./edge.ts";
import { placed } from "./pass-role.ts";
import type { Powers } from "./powers.ts";
import { edgesOver } from "./reach.ts";

const DECRYPTS = "the policy of the key it is encrypted with lets it decrypt";

/** Parameters have none that could deny. */
const OPEN = "the policy of the secret does not deny it";

/**
 * Edges to what is stored, by any of the actions that read it. What is encrypted with a key of the customer's needs that
 * key too, which its policy gives; AWS' own keys are used for whoever may read. Policies of secrets are not in the world that
 * edges are found in.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
export function* reads(
  powers: Powers,
  kind: StoredSecret["kind"],
  any: string,
  actions: readonly string[],
): Generator<EdgeFound> {
  const { actor, index } = powers;
  for (const ownKey of [false, true]) {
    const provisions = [...(kind === "secret" ? [OPEN] : []), ...(ownKey ? [DECRYPTS] : [])];
    const targets = secretsOf(index, actor.account, kind, ownKey, placed(powers, any));
    for (const action of actions) {
      const end = (arn: string) => ({ kind: "secret" as const, arn });
      const found = [...edgesOver(powers.over(action, targets), end, provisions, actor.arn)];
      yield* found;
      if (found.length > 0) break;
    }
  }
}
