import { type EdgeKind, pathfinding } from "../edge.ts";
import { writesOwnGroup } from "../write-own.ts";

/** What a group may, its users may. */
export const attachGroupPolicy: EdgeKind = {
  id: "attach-group-policy",
  sentence: "attaches a managed policy to a group it is in",
  ability: "admin",
  fix: "Allow it only for groups that nobody is in who holds it.",
  references: [pathfinding("iam-010")],
  find: (powers) => writesOwnGroup(powers, "iam:AttachGroupPolicy"),
};
