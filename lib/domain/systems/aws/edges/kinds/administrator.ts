import { type EdgeFound, type EdgeKind } from "../edge.ts";
import { together } from "../held.ts";
import type { Powers } from "../powers.ts";
import { placed } from "../pass-role.ts";
import { endOfWriting } from "../write-own.ts";

/** Nothing else need be told of it: every other way is among what it may do. */
export const administrator: EdgeKind = {
  id: "administrator",
  sentence: "may do everything in its account",
  ability: "admin",
  fix: "Give it the rights it uses, or a permissions boundary; keep administrators for emergencies.",
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"],
  find: findEverything,
};

/** A sample of what only administrators may: on roles, users, groups and policies that no policy names. */
const EVERYTHING = [
  ["iam:PutRolePolicy", "arn:aws:iam::{account}:role/*"],
  ["iam:PutUserPolicy", "arn:aws:iam::{account}:user/*"],
  ["iam:CreatePolicyVersion", "arn:aws:iam::{account}:policy/*"],
  ["iam:PassRole", "arn:aws:iam::{account}:role/*"],
  ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:{account}:secret:*"],
  ["lambda:UpdateFunctionCode", "arn:aws:lambda:*:{account}:function:*"],
] as const;

function* findEverything(powers: Powers): Generator<EdgeFound> {
  const everything = powers.actor.identity.some(({ policy }) =>
    policy.statements.some(
      ({ effect, action, resource, conditions }) =>
        effect === "Allow" &&
        conditions.length === 0 &&
        !action.not &&
        action.patterns.some((pattern) => pattern === "*" || pattern === "*:*") &&
        resource?.not === false &&
        resource.patterns.includes("*"),
    ),
  );
  if (!everything) return;
  const held = together(...EVERYTHING.map(([action, on]) => powers.can(action, placed(powers, on))));
  if (held.answer === "yes") yield { to: endOfWriting(powers.actor), provided: [], held };
}
