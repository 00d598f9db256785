import { type EdgeKind, pathfinding } from "../edge.ts";
import { writesItself } from "../write-own.ts";

/** An inline policy may say anything. */
export const putUserPolicy: EdgeKind = {
  id: "put-user-policy",
  sentence: "writes an inline policy of its own",
  ability: "admin",
  fix: "Allow it only for principals that are meant to be administered, never for the one that holds it, or require a permissions boundary.",
  references: [pathfinding("iam-007")],
  find: (powers) => writesItself(powers, "user", "iam:PutUserPolicy"),
};
