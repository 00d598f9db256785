import { type EdgeKind, pathfinding } from "../edge.ts";
import { passes } from "../pass-role.ts";

/** Its maker signs in to the endpoint with a key of his own. */
export const passRoleToGlueEndpoint: EdgeKind = {
  id: "pass-role-to-glue-endpoint",
  sentence: "makes a Glue development endpoint that runs as the role",
  ability: "execute",
  fix: "Allow iam:PassRole only for the roles that are meant, with a condition on iam:PassedToService.",
  references: [pathfinding("glue-001")],
  find: (powers) => passes(powers, { services: ["glue.amazonaws.com"], ways: [[["glue:CreateDevEndpoint", "*"]]] }),
};
