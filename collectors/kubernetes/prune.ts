import type { ObjectKind } from "./kinds.ts";
import { isKeptKey } from "./kept-keys.ts";
import { isRecord } from "./objects.ts";
import { reduce } from "./reduce.ts";

type Tree = Record<string, unknown>;

/**
 * An object with nothing in it but what reducing it reads: what an export holds. Reading that again gives the same
 * facts, and a field the collector begins to read is in the next export without being named a second time.
 *
 * Labels and annotations are all looked at, so of those only the kept keys stay, and others that change the outcome.
 */
export function prune(kind: ObjectKind, value: object): Tree {
  const read = new Map<object, Set<string>>();
  reduce(kind, watched(value, read));
  const pruned = rebuilt(value, read);
  if (!isRecord(pruned)) return {};
  const whole = JSON.stringify(reduce(kind, pruned));
  for (const field of ["labels", "annotations"]) dropUnkept(kind, pruned, field, whole);
  return pruned;
}

/** Notes which properties are looked at; a value that is only known to be there is not. */
function watched<Value extends object>(value: Value, read: Map<object, Set<string>>): Value {
  const keys = read.get(value) ?? new Set<string>();
  read.set(value, keys);
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key !== "string" || !Object.hasOwn(target, key)) return found;
      keys.add(key);
      return typeof found === "object" && found !== null ? watched(found, read) : found;
    },
    ownKeys(target) {
      keys.add(LISTED);
      return Reflect.ownKeys(target);
    },
  });
}

/** Stands for: the names of its properties were looked at. No property of an answer has this name. */
const LISTED = "\0listed";

/** The part of a value that was looked at. In lists every place stays, so that the others keep theirs. */
function rebuilt(value: unknown, read: Map<object, Set<string>>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const keys = read.get(value);
  if (Array.isArray(value)) return value.map((item, index) => (keys?.has(String(index)) ? rebuilt(item, read) : null));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (keys?.has(key)) return [[key, rebuilt(inner, read)]];
      return keys?.has(LISTED) ? [[key, null]] : [];
    }),
  );
}

function dropUnkept(kind: ObjectKind, object: Record<PropertyKey, unknown>, field: string, whole: string): void {
  const metadata = object["metadata"];
  const entries = isRecord(metadata) ? metadata[field] : undefined;
  if (!isRecord(metadata) || !isRecord(entries)) return;
  const kept = Object.entries(entries).filter(([key]) => isKeptKey(key));
  metadata[field] = Object.fromEntries(kept);
  if (JSON.stringify(reduce(kind, object)) === whole) return;
  // One of the others says something as well: a token's account, or a label that roles are gathered by.
  metadata[field] = entries;
  for (const [key, value] of Object.entries(entries)) {
    if (isKeptKey(key)) continue;
    Reflect.deleteProperty(entries, key);
    if (JSON.stringify(reduce(kind, object)) !== whole) entries[key] = value;
  }
}
