import { ABILITIES, type Ability } from "../../../reach/ability.ts";
import type { Held } from "../edges/edge.ts";
import { together } from "../edges/held.ts";
import { placed } from "../edges/pass-role.ts";
import type { Powers } from "../edges/powers.ts";
import { ABILITY_ACTIONS } from "./ability-actions.ts";

/** What somebody may do with what its account holds, at its best: by one action on one thing, decided by all policies. */
export interface Access {
  ability: Ability;
  held: Held;
  /** What beside policies must be so, in clauses. */
  provided: readonly string[];
}

const RANK = { no: 0, unknown: 1, conditional: 2, yes: 3 } as const;

/** At most one for each ability: the surest. Each is a decision on an action and a thing that some policy names. */
export function* accessesOf(powers: Powers): Generator<Access> {
  for (const ability of ABILITIES) {
    const access = surest(powers, ability);
    if (access) yield access;
  }
}

function surest(powers: Powers, ability: Ability): Access | null {
  let best: Access | null = null;
  for (const { on, actions, beside } of ABILITY_ACTIONS[ability]) {
    const template = placed(powers, on);
    for (const action of actions) {
      const own = powers.canSome(action, template);
      const held = beside && own.answer !== "no" ? together(own, powers.canSome(beside[0], beside[1])) : own;
      const provided = bucketWords(held, powers.actor.account);
      const answer = rankOf(held, provided);
      if (answer > (best ? rankOf(best.held, best.provided) : RANK.no)) best = { ability, held, provided };
      if (answer === RANK.yes) return best;
    }
  }
  return best;
}

function rankOf({ answer }: Held, provided: readonly string[]): number {
  return answer === "yes" && provided.length > 0 ? RANK.conditional : RANK[answer];
}

const BUCKET = /^arn:[^:]*:s3:::([^/]*)/u;

/** The ARN of a bucket does not say whose it is; where a policy names none, the account's own are meant too. */
function bucketWords({ evidence }: Held, account: string): string[] {
  const bucket = BUCKET.exec(evidence[0]?.resource ?? "")?.[1] ?? "";
  return bucket === "" || bucket === "*" ? [] : [`the bucket \`${bucket}\` is of account ${account}`];
}
