import { textMatches } from "./action-match.ts";

/**
 * Values by the patterns of ARNs they stand under, found without trying every pattern: by what stands in the last part of
 * the pattern before its first wildcard. An organization has as many patterns as roles.
 */
export class PatternIndex<Value> {
  readonly #exact = new Map<string, Map<string, Value[]>>();
  readonly #open = new Map<string, Map<string, Value[]>>();

  add(pattern: string, value: Value): void {
    const name = nameOf(pattern);
    const wild = name.search(/[*?]/u);
    const [index, key] = wild === -1 ? [this.#exact, name] : [this.#open, name.slice(0, wild)];
    const patterns = index.get(key) ?? new Map<string, Value[]>();
    index.set(key, patterns);
    const values = patterns.get(pattern);
    if (values) values.push(value);
    else patterns.set(pattern, [value]);
  }

  /** Values whose pattern may name the ARN, and perhaps some others: it is for a decision to say. */
  *matching(arn: string): Generator<Value> {
    const name = nameOf(arn);
    yield* among(this.#exact.get(name), arn);
    for (let length = 0; length <= name.length; length += 1) yield* among(this.#open.get(name.slice(0, length)), arn);
  }
}

function* among<Value>(patterns: ReadonlyMap<string, Value[]> | undefined, arn: string): Generator<Value> {
  for (const [pattern, values] of patterns ?? []) if (isShort(pattern) || textMatches(pattern, arn)) yield* values;
}

/** Behind the fifth colon; of a pattern with fewer, what its last part begins with cannot be told. */
function nameOf(pattern: string): string {
  return isShort(pattern) ? "*" : pattern.split(":").slice(5).join(":");
}

/** A pattern that leaves out parts leaves them open. */
function isShort(pattern: string): boolean {
  return pattern.split(":").length < 6;
}
