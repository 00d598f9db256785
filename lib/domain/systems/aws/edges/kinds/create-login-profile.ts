import { usersOf } from "../account-targets.ts";
import { type EdgeKind, pathfinding } from "../edge.ts";
import { edgesOver } from "../reach.ts";

/** Only a user without password can be given one. */
export const createLoginProfile: EdgeKind = {
  id: "create-login-profile",
  sentence: "gives a user without password one",
  ability: "admin",
  fix: "Allow iam:CreateLoginProfile only for people who administer users, and only under a second factor.",
  references: [pathfinding("iam-004")],
  find: ({ actor, index, over }) =>
    edgesOver(
      over("iam:CreateLoginProfile", usersOf(index, actor.account, false)),
      (arn) => ({ kind: "user", arn }),
      [],
      actor.arn,
    ),
};
