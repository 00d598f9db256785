import { z } from "zod";
import { parseJson } from "#collectors/shared/json-parse.ts";
import { cut, wellFormed } from "#collectors/shared/text.ts";
import type { Json, JsonObject } from "#lib/domain/facts/json.ts";

/** What can be wrong with a policy document, in sentences of our own. */
export const POLICY_FAULTS = {
  json: "It is not JSON.",
  shape: "It is not a policy: an element is missing or is not of its kind.",
  oversize: "Oversize: it is longer than any policy AWS accepts.",
  version: "Its default version is not among those that were read.",
  extra: "It has elements that the grammar of policies does not know; they were left out.",
} as const;

/** A policy cut to what decides, or why there is none: what a row keeps of a document, and what it is read from again. */
export interface ReducedPolicy {
  Version?: string;
  Statement?: JsonObject | JsonObject[];
  Fault?: string;
}

/** Several times what the longest policies hold: AWS's own `ReadOnlyAccess`, which is longer than people may write. */
const MAX_CHARACTERS = 256 * 1024;
const MAX_TEXTS = 20_000;
const MAX_SID = 128;

const ELEMENTS = new Set(["Version", "Id", "Statement", "Fault"]);
const PRINCIPALS = new Set(["AWS", "Service", "Federated", "CanonicalUser"]);

/**
 * A policy document as AWS gives it: an object, JSON text, or that URL-encoded (RFC 3986), cut to Version and Statement.
 * Ids are free text and decide nothing, so they are dropped. What is no policy, or is longer than one can be, is kept as its fault.
 */
export const PolicyDocument = z.unknown().transform((value): ReducedPolicy => {
  const read = typeof value === "string" ? decode(value) : { value };
  return "fault" in read ? { Fault: read.fault } : reducePolicy(read.value);
});

function decode(text: string): { value: unknown } | { fault: string } {
  if (text.length > 3 * MAX_CHARACTERS) return { fault: POLICY_FAULTS.oversize };
  try {
    const parsed = parseJson(/^\s*\{/.test(text) ? text : decodeURIComponent(text));
    return parsed.ok ? { value: parsed.value } : { fault: POLICY_FAULTS.json };
  } catch {
    return { fault: POLICY_FAULTS.json };
  }
}

function reducePolicy(value: unknown): ReducedPolicy {
  if (!isRecord(value)) return { Fault: POLICY_FAULTS.shape };
  const known = Object.values<unknown>(POLICY_FAULTS).includes(value["Fault"]) ? (value["Fault"] as string) : undefined;
  if (known !== undefined && value["Statement"] === undefined) return { Fault: known };
  const cutting = new Cutting();
  const statement = cutting.statements(value["Statement"]);
  const version = value["Version"];
  if (statement === undefined || (version !== undefined && typeof version !== "string")) {
    return { Fault: cutting.isOversize ? POLICY_FAULTS.oversize : POLICY_FAULTS.shape };
  }
  const extra = cutting.hasExtra || known !== undefined || Object.keys(value).some((key) => !ELEMENTS.has(key));
  return {
    ...(version === undefined ? {} : { Version: cut(version, 32) }),
    Statement: statement,
    ...(extra ? { Fault: POLICY_FAULTS.extra } : {}),
  };
}

/** Copies what the grammar knows, and stops where there is more than a policy may hold. */
class Cutting {
  hasExtra = false;
  isOversize = false;
  #characters = 0;
  #texts = 0;

  /** Undefined: they are no statements. */
  statements(value: unknown): JsonObject | JsonObject[] | undefined {
    if (!Array.isArray(value)) return this.#statement(value);
    return this.#each(value, (one) => this.#statement(one));
  }

  #statement(value: unknown): JsonObject | undefined {
    if (!isRecord(value)) return undefined;
    const kept: [string, Json][] = [];
    for (const [element, content] of Object.entries(value)) {
      if (!Object.hasOwn(READERS, element)) {
        this.hasExtra = true;
        continue;
      }
      const read = READERS[element]?.(this, content);
      if (read === undefined) return undefined;
      kept.push([element, read]);
    }
    return Object.fromEntries(kept);
  }

  text(value: unknown): string | undefined {
    if (typeof value !== "string") return undefined;
    this.#characters += value.length;
    this.#texts++;
    this.isOversize ||= this.#characters > MAX_CHARACTERS || this.#texts > MAX_TEXTS;
    return this.isOversize ? undefined : wellFormed(value);
  }

  texts(value: unknown): Json | undefined {
    return Array.isArray(value) ? this.#each(value, (one) => this.text(one)) : this.text(value);
  }

  /** A number or a boolean is a value of a condition too. */
  values(value: unknown): Json | undefined {
    if (Array.isArray(value)) return this.#each(value, (one) => this.#scalar(one));
    return this.#scalar(value);
  }

  record(
    value: unknown,
    read: (content: unknown, key: string) => Json | undefined,
    knows: (key: string) => boolean = () => true,
  ): JsonObject | undefined {
    if (!isRecord(value)) return undefined;
    const kept: [string, Json][] = [];
    for (const [key, content] of Object.entries(value)) {
      if (!knows(key)) {
        this.hasExtra = true;
        continue;
      }
      const name = this.text(key);
      const own = name === undefined ? undefined : read(content, key);
      if (name === undefined || own === undefined) return undefined;
      kept.push([name, own]);
    }
    return Object.fromEntries(kept);
  }

  #scalar(value: unknown): string | number | boolean | undefined {
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) {
      return this.text(String(value)) === undefined ? undefined : value;
    }
    return this.text(value);
  }

  #each<Item extends Json>(values: readonly unknown[], read: (value: unknown) => Item | undefined): Item[] | undefined {
    this.isOversize ||= values.length > MAX_TEXTS;
    if (this.isOversize) return undefined;
    const kept: Item[] = [];
    for (const value of values) {
      const item = read(value);
      if (item === undefined) return undefined;
      kept.push(item);
    }
    return kept;
  }
}

const principal = (cutting: Cutting, value: unknown) =>
  typeof value === "string"
    ? cutting.text(value)
    : cutting.record(
        value,
        (content) => cutting.texts(content),
        (key) => PRINCIPALS.has(key),
      );

const texts = (cutting: Cutting, value: unknown) => cutting.texts(value);

/** How each element of a statement is read; undefined: it is not of its kind. */
const READERS: Record<string, (cutting: Cutting, value: unknown) => Json | undefined> = {
  Sid: (cutting, value) => (typeof value === "string" ? cutting.text(cut(value, MAX_SID)) : undefined),
  Effect: (cutting, value) => (value === "Allow" || value === "Deny" ? cutting.text(value) : undefined),
  Principal: principal,
  NotPrincipal: principal,
  Action: texts,
  NotAction: texts,
  Resource: texts,
  NotResource: texts,
  Condition: (cutting, value) =>
    cutting.record(value, (keys) => cutting.record(keys, (content) => cutting.values(content))),
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
