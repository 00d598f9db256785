import { type EdgeKind } from "../edge.ts";
import { reads } from "../read-stored.ts";

/** By the principal's own policies and that of the key where it is a customer's; parameters have none of their own. */
export const readParameter: EdgeKind = {
  id: "read-parameter",
  sentence: "reads a secure parameter",
  ability: "secrets",
  fix: "Allow it only for what is meant by its ARN, and encrypt with a key whose policy names who may decrypt.",
  references: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html"],
  find: (powers) =>
    reads(powers, "parameter", [
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:GetParametersByPath",
      "ssm:GetParameterHistory",
    ]),
};
