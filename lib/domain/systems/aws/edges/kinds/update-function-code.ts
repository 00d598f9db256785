import { type EdgeFound, type EdgeKind, pathfinding } from "../edge.ts";
import type { Powers } from "../powers.ts";
import { enters, type Running } from "../running.ts";

/** The new code runs as the role when the function is next invoked: by the same principal, or by somebody else. */
export const updateFunctionCode: EdgeKind = {
  id: "update-function-code",
  sentence: "puts its own code into a function",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("lambda-003"), pathfinding("lambda-004"), pathfinding("lambda-005")],
  find: findFunctions,
};

const FUNCTION = {
  consumer: "lambda-function",
  any: "arn:aws:lambda:*:{account}:function:*",
  service: "lambda.amazonaws.com",
  exists: "a function runs as it",
} satisfies Partial<Running>;

function* findFunctions(powers: Powers): Generator<EdgeFound> {
  const code = "lambda:UpdateFunctionCode";
  const invoked = [
    ...enters(powers, {
      ...FUNCTION,
      ways: [
        [code, "lambda:InvokeFunction"],
        [code, "lambda:AddPermission"],
      ],
    }),
  ];
  yield* invoked;
  if (invoked.length > 0) return;
  yield* enters(powers, { ...FUNCTION, ways: [[code]], provided: ["something invokes the function"] });
}
