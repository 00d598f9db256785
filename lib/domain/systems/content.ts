import type { Json, JsonObject } from "../facts/json.ts";

// Readers of reduced documents, of whatever system: what is not as expected reads as empty.

/** An object of a document; empty for anything else. */
export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

/** A text of a document; empty for anything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** A list of a document; empty for anything else. */
export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The texts in a list of a document. */
export function textsOf(value: Json | undefined): string[] {
  return listOf(value).filter((item) => typeof item === "string");
}
