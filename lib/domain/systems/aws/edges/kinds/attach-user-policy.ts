import { type EdgeKind, pathfinding } from "../edge.ts";
import { writesItself } from "../write-own.ts";

/** AdministratorAccess is in every account. */
export const attachUserPolicy: EdgeKind = {
  id: "attach-user-policy",
  sentence: "attaches a managed policy to itself",
  ability: "admin",
  fix: "Allow it only for principals that are meant to be administered, never for the one that holds it, or require a permissions boundary. A condition on iam:PolicyARN limits which.",
  references: [pathfinding("iam-008")],
  find: (powers) => writesItself(powers, "user", "iam:AttachUserPolicy"),
};
