import type { JsonObject } from "../../../facts/json.ts";
import type { EdgeCondition } from "../../../reach/edge.ts";
import { textOf } from "../../content.ts";
import { haltOf } from "../halted.ts";

/** What has to happen before an identity can act at all: nothing, where it is not suspended or disabled. */
export function conditionsOfHalt(content: JsonObject): EdgeCondition[] {
  const halt = haltOf(content);
  if (!halt) return [];
  const words = halt.word === "suspended" ? "somebody lifts its suspension" : "somebody enables it again";
  return [{ kind: "request", words }];
}

/** Says whether a token has ended; one that says nothing of its end has not. */
export function hasEnded({ expires }: JsonObject, at: string | null): boolean {
  return at !== null && textOf(expires) !== "" && Date.parse(textOf(expires)) <= Date.parse(at);
}
