import { usersOf } from "../account-targets.ts";
import { type EdgeKind, pathfinding } from "../edge.ts";
import { edgesOver } from "../reach.ts";

/** Two keys are the most a user has, but whoever may delete one makes room; keys that are there are seldom two. */
export const createAccessKey: EdgeKind = {
  id: "create-access-key",
  sentence: "makes an access key of another user",
  ability: "admin",
  fix: "Allow iam:CreateAccessKey only for the own user: arn:aws:iam::*:user/${aws:username}.",
  references: [pathfinding("iam-002"), pathfinding("iam-003")],
  find: ({ actor, index, over }) =>
    edgesOver(
      over("iam:CreateAccessKey", usersOf(index, actor.account)),
      (arn) => ({ kind: "user", arn }),
      [],
      actor.arn,
    ),
};
