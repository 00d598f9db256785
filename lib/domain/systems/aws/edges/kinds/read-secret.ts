import { type EdgeKind } from "../edge.ts";
import { reads } from "../read-stored.ts";

/** By all policies that have a say: those of who asks, of the secret, and of its key where that is a customer's. */
export const readSecret: EdgeKind = {
  id: "read-secret",
  sentence: "reads a secret",
  ability: "secrets",
  fix: "Allow it only for what is meant by its ARN, and encrypt with a key whose policy names who may decrypt.",
  references: ["https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html"],
  find: (powers) => reads(powers, "secret", ["secretsmanager:GetSecretValue"]),
};
