import { type EdgeKind } from "../edge.ts";
import { reads } from "../read-stored.ts";

/** By the principal's own policies; one on the secret itself, and on a key of the customer's, may say less or more. */
export const readSecret: EdgeKind = {
  id: "read-secret",
  sentence: "reads a secret",
  ability: "secrets",
  fix: "Allow it only for what is meant by its ARN, and encrypt with a key whose policy names who may decrypt.",
  references: ["https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html"],
  find: (powers) =>
    reads(powers, "secret", "arn:aws:secretsmanager:*:{account}:secret:*", ["secretsmanager:GetSecretValue"]),
};
