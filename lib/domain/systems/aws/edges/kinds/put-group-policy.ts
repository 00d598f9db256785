import { type EdgeKind, pathfinding } from "../edge.ts";
import { writesOwnGroup } from "../write-own.ts";

/** What a group may, its users may. */
export const putGroupPolicy: EdgeKind = {
  id: "put-group-policy",
  sentence: "writes an inline policy of a group it is in",
  ability: "admin",
  fix: "Allow it only for groups that nobody is in who holds it.",
  references: [pathfinding("iam-011")],
  find: (powers) => writesOwnGroup(powers, "iam:PutGroupPolicy"),
};
