import { createHash } from "node:crypto";
import type { Json, JsonObject } from "#lib/domain/facts/json.ts";
import { FORMULAS, PAYLOADS, RESERVED } from "./payloads.ts";

/** Strings that decide what an object is: with another value it would be none that is read. */
const KEPT = new Set(["apiVersion", "kind", "apiGroup", "type", "signerName", "certificate", "operator", "verb"]);
const TIME = /^\d{4}-\d\d-\d\dT/;

/**
 * The same objects as an attacker would have written them: each string of theirs carries a payload, each list and map of
 * strings has one more. The same string gets the same payload, so what refers to something still does.
 */
export function makeHostile(value: Json, key = ""): Json {
  if (typeof value === "string") return KEPT.has(key) || TIME.test(value) ? value : tainted(value);
  if (Array.isArray(value)) return hostileList(value, key);
  if (value === null || typeof value !== "object") return value;
  const hostile = Object.entries(value).map(([name, part]) => [name, makeHostile(part, name)] as const);
  const strings = Object.values(value).some((part) => typeof part === "string");
  const more = strings && /labels|annotations/i.test(key) ? PAYLOADS.map((payload) => [payload, payload] as const) : [];
  return Object.fromEntries([...hostile, ...more]) as JsonObject;
}

function hostileList(list: Json[], key: string): Json[] {
  if (!list.every((part) => typeof part === "string")) return list.map((part) => makeHostile(part, key));
  return [...list, ...PAYLOADS];
}

function tainted(text: string): string {
  const draw = createHash("sha256").update(text).digest();
  const from = <T>(list: readonly T[], at: number): T => list[(draw[at] ?? 0) % list.length] as T;
  switch ((draw[0] ?? 0) % 4) {
    case 0:
      return `${from(FORMULAS, 1)} ${text}`;
    case 1:
      return `${from(RESERVED, 1)}-${text}`;
    default:
      return `${text}${from(PAYLOADS, 1)}`;
  }
}
