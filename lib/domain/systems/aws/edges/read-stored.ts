import type { StoredSecret } from "../trust/world.ts";
import { secretsOf } from "./account-targets.ts";
import type { EdgeFound } from "./edge.ts";
import { placed } from "./pass-role.ts";
import type { Powers } from "./powers.ts";
import { edgesOver } from "./reach.ts";

const DECRYPTS = "the key it is encrypted with is AWS' own for that service, or lets it decrypt";

/**
 * Edges to what is stored, by any of the actions that read it. Whoever may decrypt with every key of the account needs
 * nothing more of those that leave it to policies.
 */
export function* reads(
  powers: Powers,
  kind: StoredSecret["kind"],
  any: string,
  actions: readonly string[],
): Generator<EdgeFound> {
  const { actor, index } = powers;
  const targets = secretsOf(index, actor.account, kind, placed(powers, any));
  for (const action of actions) {
    const found = [...edgesOver(powers.over(action, targets), (arn) => ({ kind: "secret", arn }), [], actor.arn)];
    if (found.length === 0) continue;
    const decrypts = powers.can("kms:Decrypt", placed(powers, "arn:aws:kms:*:{account}:key/*")).answer === "yes";
    yield* found.map((edge): EdgeFound => (decrypts ? edge : { ...edge, provided: [DECRYPTS] }));
    return;
  }
}
