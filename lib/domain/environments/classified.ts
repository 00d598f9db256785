import { classify, type Classifiable, type Classification } from "./classify.ts";
import type { EnvironmentRule } from "./rule.ts";

/** A resource with what it lives in. */
export interface PlacedResource extends Classifiable {
  /** Alias; null: nothing. */
  container: string | null;
}

/** The environment of a resource, and through what it has it. */
export interface PlacedClassification extends Classification {
  /** Alias of the resource that a rule matched: itself, or what it lives in. */
  by: string;
}

/**
 * The environments of all resources: its own by the first rule that matches it, else that of what it lives in, however far
 * around. Those without any are not in the result.
 * @param word how a resource's system calls its labels
 */
export function classifyAll<Resource extends PlacedResource>(
  rules: readonly EnvironmentRule[],
  resources: ReadonlyMap<string, Resource>,
  word: (resource: Resource) => string,
): Map<string, PlacedClassification> {
  const known = new Map<string, PlacedClassification | null>();
  for (const alias of resources.keys()) decide(alias);
  return new Map([...known].filter((entry): entry is [string, PlacedClassification] => entry[1] !== null));

  function decide(alias: string): void {
    const around: string[] = [];
    let found: PlacedClassification | null = null;
    for (let at: string | null = alias; at !== null && !found;) {
      const decided = known.get(at);
      const resource: Resource | undefined = resources.get(at);
      if (decided !== undefined || !resource) {
        found = decided ?? null;
        break;
      }
      const own = classify(rules, resource, word(resource));
      found = own && { ...own, by: at };
      // Until it is decided, it has none: what lives in itself, by somebody's mistake, ends here.
      known.set(at, found);
      around.push(at);
      at = resource.container;
    }
    for (const one of around) known.set(one, found);
  }
}
