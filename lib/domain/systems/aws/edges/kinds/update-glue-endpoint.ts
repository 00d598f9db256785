import { type EdgeKind, pathfinding } from "../edge.ts";
import { enters } from "../running.ts";

/** A key that is added signs in to the endpoint. */
export const updateGlueEndpoint: EdgeKind = {
  id: "update-glue-endpoint",
  sentence: "adds its own key to a Glue development endpoint",
  ability: "execute",
  fix: "Allow it only for what is meant by its ARN, and give what runs there no more rights than it needs.",
  references: [pathfinding("glue-002")],
  find: (powers) =>
    enters(powers, {
      consumer: null,
      any: "arn:aws:glue:*:{account}:devEndpoint/*",
      service: "glue.amazonaws.com",
      ways: [["glue:UpdateDevEndpoint"]],
      exists: "a development endpoint runs as it",
    }),
};
