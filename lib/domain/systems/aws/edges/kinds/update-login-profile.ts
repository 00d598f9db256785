import { usersOf } from "../account-targets.ts";
import { type EdgeKind, pathfinding } from "../edge.ts";
import { edgesOver } from "../reach.ts";

/** Only the password of a user who has one can be changed. A second factor of his is still asked for. */
export const updateLoginProfile: EdgeKind = {
  id: "update-login-profile",
  sentence: "sets the password of another user",
  ability: "admin",
  fix: "Allow iam:UpdateLoginProfile only for people who administer users, and only under a second factor.",
  references: [pathfinding("iam-006")],
  find: ({ actor, index, over }) =>
    edgesOver(
      over("iam:UpdateLoginProfile", usersOf(index, actor.account, true)),
      (arn) => ({ kind: "user", arn }),
      [],
      actor.arn,
    ),
};
