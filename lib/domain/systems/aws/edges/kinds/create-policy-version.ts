import { type EdgeKind, pathfinding } from "../edge.ts";
import { writesOwnPolicy } from "../write-own.ts";

/** A new version is the default at once, without the right to set it. */
export const createPolicyVersion: EdgeKind = {
  id: "create-policy-version",
  sentence: "writes a new version of a policy it has",
  ability: "admin",
  fix: "Allow iam:CreatePolicyVersion only for policies that nobody who holds it has.",
  references: [pathfinding("iam-001")],
  find: (powers) => writesOwnPolicy(powers, "iam:CreatePolicyVersion"),
};
