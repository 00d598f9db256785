import { type EdgeKind, pathfinding } from "../edge.ts";
import { writesItself } from "../write-own.ts";

/** An inline policy may say anything. */
export const putRolePolicy: EdgeKind = {
  id: "put-role-policy",
  sentence: "writes an inline policy of its own",
  ability: "admin",
  fix: "Allow it only for principals that are meant to be administered, never for the one that holds it, or require a permissions boundary.",
  references: [pathfinding("iam-005")],
  find: (powers) => writesItself(powers, "role", "iam:PutRolePolicy"),
};
