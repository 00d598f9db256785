import type { Json, JsonObject } from "#lib/domain/facts/json.ts";

/** One object as the API server would list it; `body` is everything beside the metadata. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMetadata;
  body: JsonObject;
}

export interface ObjectMetadata {
  name: string;
  /** Absent for cluster-wide kinds. */
  namespace?: string;
  uid: string;
  creationTimestamp: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: JsonObject[];
}

/** `payments/ci`: how objects of one kind are told apart. */
export function pathOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ""}/${metadata.name}`;
}

/** The specification, or an empty one. */
export function specOf({ body }: KubernetesObject): JsonObject {
  return objectIn(body["spec"]);
}

/** The value if it is an object, else an empty one. */
export function objectIn(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** The value if it is a list, else an empty one. */
export function listIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
