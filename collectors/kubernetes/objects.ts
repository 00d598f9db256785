import { isListKind, itemKind, type ListHead } from "./pieces.ts";

/** An object that says what it is. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  value: Record<PropertyKey, unknown>;
}

/** Lists in lists deeper than this are not looked into; no tool writes even one. */
const MAX_LISTS = 5;

/**
 * The Kubernetes objects in one value: itself, or the items of a list, which may leave out what the list says
 * (`RoleList`). What has no kind or no apiVersion is none: a values file, a chart, a patch list.
 */
export function* objectsIn(value: unknown, list?: ListHead, level = 0): Generator<KubernetesObject> {
  if (!isRecord(value)) return;
  const implied = list === undefined ? undefined : itemKind(list.kind);
  const kind = textOf(value["kind"]) || (implied ?? "");
  const apiVersion = textOf(value["apiVersion"]) || (implied === undefined ? "" : (list?.apiVersion ?? ""));
  if (kind === "") return;
  if (isListKind(kind) && "items" in value) {
    if (!Array.isArray(value["items"]) || level >= MAX_LISTS) return;
    for (const item of value["items"]) yield* objectsIn(item, { kind, apiVersion }, level + 1);
  } else {
    yield { apiVersion, kind, value };
  }
}

export function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
