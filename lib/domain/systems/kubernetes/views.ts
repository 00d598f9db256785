import type { JsonObject } from "../../facts/json.ts";
import type { System } from "../system.ts";
import { textOf, textsOf } from "../content.ts";
import { runnerTraits } from "./runner-words.ts";
import { workloadTraits } from "./workload-words.ts";

/**
 * A workload. Whether its pods get a token they say themselves, else the account; without a word on either they do.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
 */
export const consumer: System["consumer"] = ({ kind, content }, account) => {
  const token = (content.automount ?? account?.automount) !== false;
  return {
    kind: textOf(content.kind) || kind,
    container: textOf(content.namespace) || null,
    secrets: textsOf(content.secrets),
    token,
    traits: [...runnerTraits(content), ...workloadTraits(content, token)],
  };
};

/** Everything but what is of the whole cluster lives in a namespace. */
export function placeOf(content: JsonObject): string | null {
  return typeof content.namespace === "string" ? `namespace ${content.namespace}` : null;
}
