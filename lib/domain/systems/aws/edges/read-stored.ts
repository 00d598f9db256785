import type { RequestContext } from "../policy/policy.ts";
import { accountOf } from "../policy/arn.ts";
import type { StoredKey, StoredSecret } from "../trust/world.ts";
import type { EdgeFound, Held } from "./edge.ts";
import type { Powers } from "./powers.ts";
import { alongWith, edgesOver } from "./reach.ts";
import { storedElsewhere, type StoredGroup, storedIn } from "./stored-groups.ts";

const DECRYPTS = "the policy of the key it is encrypted with lets it decrypt";
const OPEN = "the policy of the secret does not deny it";

/**
 * Edges to what is stored, by any of the actions that read it: by who asks, by the policy of the secret, and by that of the
 * key it is encrypted with. What other accounts share is read where both sides agree, and not under AWS's own keys.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
 */
export function* reads(powers: Powers, kind: StoredSecret["kind"], actions: readonly string[]): Generator<EdgeFound> {
  const { actor, index } = powers;
  for (const group of storedIn(index, kind, actor.account)) yield* readsOf(powers, group, actions);
  if (!actions.some((action) => powers.mentions(action))) return;
  for (const group of storedElsewhere(index, kind, actor.account)) yield* readsOf(powers, group, actions);
}

function* readsOf(powers: Powers, group: StoredGroup, actions: readonly string[]): Generator<EdgeFound> {
  const { targets, policy, policyKnown, key } = group;
  for (const action of actions) {
    const reach = powers.over(action, targets, null, policy);
    if (reach.others.answer === "no" && reach.particular.size === 0) continue;
    const decrypting = key && decrypts(powers, key, action);
    const provisions = [...(policyKnown ? [] : [OPEN]), ...(key && !decrypting ? [DECRYPTS] : [])];
    const held = decrypting ? alongWith(reach, decrypting) : reach;
    const found = [...edgesOver(held, (arn) => ({ kind: "secret", arn }), provisions, powers.actor.arn)];
    yield* found;
    if (found.length > 0) break;
  }
}

/** Null: the policy of the key was not read. */
function decrypts(powers: Powers, { name, policy }: StoredKey, action: string): Held | null {
  const account = accountOf(name);
  if (!policy || account === null) return null;
  return powers.can("kms:Decrypt", name, throughService(action, name, powers.actor.account), { account, policy });
}

/** Keys are used by the service that stores it, with the credentials of whoever reads. */
function throughService(action: string, key: string, account: string): RequestContext {
  const service = action.slice(0, action.indexOf(":"));
  return new Map([
    ["kms:viaservice", [`${service}.${key.split(":")[3] ?? ""}.amazonaws.com`]],
    ["kms:calleraccount", [account]],
    ["aws:viaawsservice", ["true"]],
  ]);
}
