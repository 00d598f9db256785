import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** Whatever is handed to the interpreter runs as its role. */
export const useCodeInterpreter: EdgeKind = {
  id: "use-code-interpreter",
  sentence: "runs its own code in a code interpreter",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("bedrock-002")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:bedrock-agentcore:*:{account}:code-interpreter-custom/*",
      service: "bedrock-agentcore.amazonaws.com",
      ways: [["bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:InvokeCodeInterpreter"]],
      exists: "a code interpreter runs as it",
    }),
};
