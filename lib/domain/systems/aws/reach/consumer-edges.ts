import type { GraphElement } from "../../../reach/edge.ts";
import { objectOf, textOf } from "../../content.ts";
import { surenessOf } from "./conditions.ts";
import { SERVICE_ROLE } from "./kinds.ts";
import type { ReachWorld } from "./reach-world.ts";

/** What runs as a role by itself; the others are handed out by a system of their own. */
const RUNNING: Readonly<Record<string, string>> = {
  "ec2-instance": "act from within instance",
  "lambda-function": "act from within function",
  "ecs-task-definition": "act from within tasks of",
  "codebuild-project": "act from within builds of",
};

/** What runs in the accounts, as the role it was given. */
export function* consumerEdges({ facts, world }: ReachWorld): Generator<GraphElement> {
  for (const { alias, kind, name, container, content } of facts.of("consumer", ...Object.keys(RUNNING))) {
    const role = world.roles.get(textOf(content.role));
    // The role that starts a task pulls its image, and nothing in the task has it.
    if (!role || objectOf(content.details).use === "execution") continue;
    yield { key: alias, type: "hub", system: "aws", kind, name: `${RUNNING[kind]} ${name}`, container };
    yield {
      kind: SERVICE_ROLE.id,
      from: alias,
      to: role.alias,
      ability: null,
      evidence: [{ alias, place: null }],
      ...surenessOf({ answer: "yes", conditions: [] }),
    };
  }
}
