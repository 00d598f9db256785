import { usersOf } from "../account-targets.ts";
import { type EdgeFound, type EdgeKind, pathfinding } from "../edge.ts";
import { eitherOf } from "../held.ts";
import type { Powers } from "../powers.ts";
import { heldOver } from "../reach.ts";
import { mayWrite, writesAndBecomes } from "../write-others.ts";

/** Both halves of a user are in one hand: his credentials, and what he may. */
export const rewriteUser: EdgeKind = {
  id: "rewrite-user",
  sentence: "writes the policies of a user and makes credentials of his",
  ability: "admin",
  fix: "Do not allow the same principal to write the policies of users and to make their credentials.",
  references: [pathfinding("iam-015"), pathfinding("iam-018")],
  find: findUsers,
};

const CREDENTIALS = ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"] as const;

function* findUsers(powers: Powers): Generator<EdgeFound> {
  const { actor, index, mentions, over } = powers;
  if (!mayWrite(powers, "user") || !CREDENTIALS.some(mentions)) return;
  const targets = usersOf(index, actor.account);
  const [keys, created, updated] = CREDENTIALS.map((action) => over(action, targets));
  const users = index.users.get(actor.account) ?? [];
  yield* writesAndBecomes(powers, users, (user) => {
    const password = user.kind === "user" ? user.password : null;
    const ways = [keys, password === true ? null : created, password === false ? null : updated];
    return eitherOf(ways.flatMap((way) => (way ? [heldOver(way, user.arn)] : [])));
  });
}
