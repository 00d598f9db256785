import { rolesOfService } from "./account-targets.ts";
import type { EdgeFound, Held } from "./edge.ts";
import { eitherOf, together } from "./held.ts";
import type { Powers } from "./powers.ts";
import { alongWith, edgesOver } from "./reach.ts";

/** An action with what it is done to: a template with `{account}` and `*`, or `*` where it takes no resource. */
export type Need = readonly [action: string, ...on: string[]];

/** A way to make a service act with a role that was passed to it. */
export interface Passing {
  /** Services that take the role; its trust policy must let one of them in. */
  services: readonly string[];
  /** Actions that must be held together with passing; any of the lists. */
  ways: readonly (readonly Need[])[];
  /** What else must be so. */
  provided?: readonly string[];
}

/**
 * Edges to the roles that may be passed to a service which is then made to act: to all of them at once where no policy
 * tells them apart.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function* passes(powers: Powers, { services, ways, provided = [] }: Passing): Generator<EdgeFound> {
  if (!powers.mentions("iam:PassRole")) return;
  const { actor, index } = powers;
  const doing = eitherOf(ways.map((needs) => holds(powers, needs)));
  if (doing.answer === "no") return;
  for (const service of services) {
    const targets = rolesOfService(index, actor.account, service);
    const passing = powers.over("iam:PassRole", targets, new Map([["iam:passedtoservice", [service]]]));
    yield* edgesOver(alongWith(passing, doing), (arn) => ({ kind: "role", arn }), provided, actor.arn);
  }
}

/** Several actions together, each on something that may be chosen. */
export function holds(powers: Powers, needs: readonly Need[]): Held {
  if (!needs.every(([action]) => powers.mentions(action))) return together();
  return together(
    ...needs.flatMap(([action, ...on]) => on.map((template) => powers.canSome(action, placed(powers, template)))),
  );
}

/** A template in the account and partition of the principal. */
export function placed({ actor, index }: Pick<Powers, "actor" | "index">, template: string): string {
  const { partition } = index.trust.asked.world;
  return template.replace("{account}", actor.account).replace(/^arn:aws:/u, `arn:${partition}:`);
}
