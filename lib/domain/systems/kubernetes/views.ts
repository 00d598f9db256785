import type { JsonObject } from "../../facts/json.ts";
import type { System } from "../system.ts";

/** A workload; without a word on it, its pods get a token. */
export const consumer: System["consumer"] = ({ kind, content }) => ({
  kind: typeof content.kind === "string" ? content.kind : kind,
  container: typeof content.namespace === "string" ? content.namespace : null,
  secrets: Array.isArray(content.secrets) ? content.secrets.filter((name) => typeof name === "string") : [],
  token: content.automount !== false,
});

/** @see https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token */
export const credential: System["credential"] = ({ content }) => ({
  kind: "token Secret, never expires",
  createdAt: typeof content.created === "string" ? content.created : null,
  expiresAt: null,
});

/** Everything but what is of the whole cluster lives in a namespace. */
export function placeOf(content: JsonObject): string | null {
  return typeof content.namespace === "string" ? `namespace ${content.namespace}` : null;
}
