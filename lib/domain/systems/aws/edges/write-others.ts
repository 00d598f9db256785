import type { Actor, Role, User } from "../trust/world.ts";
import { knownOf } from "./account-targets.ts";
import type { EdgeFound, Held } from "./edge.ts";
import { eitherOf, together } from "./held.ts";
import type { Powers } from "./powers.ts";
import { endOfWriting, ownGroups, policiesOf } from "./write-own.ts";

const WRITES = {
  role: ["iam:PutRolePolicy", "iam:AttachRolePolicy"],
  user: ["iam:PutUserPolicy", "iam:AttachUserPolicy"],
} as const;

/** Says whether somebody could write policies of others of a kind at all. */
export function mayWrite({ mentions }: Powers, kind: Actor["kind"]): boolean {
  return [...WRITES[kind], "iam:CreatePolicyVersion"].some(mentions);
}

/** Gives another principal whatever policies it likes: an inline one, a managed one, or a new version of one it has. */
export function writes(powers: Powers, subject: Actor): Held {
  const { can, index } = powers;
  const known = knownOf(index, subject);
  const groups = subject.kind === "user" ? ownGroups({ actor: subject, index }) : [];
  return eitherOf([
    ...WRITES[subject.kind].map((action) => can(action, subject.arn, known)),
    ...[...policiesOf(subject, groups)].map((arn) => can("iam:CreatePolicyVersion", arn)),
  ]);
}

/**
 * Edges by writing the policies of others and becoming them: where several lead to the same, the best is enough, for what
 * is gained is the same.
 * @param becomes how each of them is become
 */
export function* writesAndBecomes(
  powers: Powers,
  subjects: Iterable<Role | User>,
  becomes: (subject: Role | User) => Held,
): Generator<EdgeFound> {
  const best = new Map<string, EdgeFound>();
  for (const subject of subjects) {
    if (subject.arn === powers.actor.arn) continue;
    const becoming = becomes(subject);
    if (becoming.answer === "no") continue;
    const held = together(writes(powers, subject), becoming);
    if (held.answer === "no") continue;
    const to = endOfWriting(subject);
    const key = JSON.stringify(to);
    const found = best.get(key);
    best.set(key, found ? { ...found, held: eitherOf([found.held, held]) } : { to, provided: [], held });
    // Nothing better than this can follow.
    if (to.kind === "administrator" && held.answer === "yes") break;
  }
  yield* best.values();
}
