import type { Policy } from "../policy/policy.ts";

/** Condition keys a policy asks for, in lower case: those of its conditions, and of variables in values and resources. */
export function* keysAskedBy({ statements }: Policy): Generator<string> {
  for (const { conditions, resource } of statements) {
    for (const { key, values } of conditions) {
      yield key.toLowerCase();
      yield* variablesIn(values);
    }
    if (resource) yield* variablesIn(resource.patterns);
  }
}

function* variablesIn(texts: readonly string[]): Generator<string> {
  for (const text of texts) {
    if (!text.includes("${")) continue;
    for (const [, key = ""] of text.matchAll(/\$\{([^},]+)/gu)) yield key.trim().toLowerCase();
  }
}
