import { aws } from "./aws/aws.ts";
import { github } from "./github/github.ts";
import { kubernetes } from "./kubernetes/kubernetes.ts";
import type { System } from "./system.ts";

/** Every system Rollcall understands: one line each. */
const SYSTEMS: readonly System[] = [kubernetes, github, aws];

/** What each trait means, in the order of systems: the values of the key `trait`. */
export const TRAIT_MEANINGS: Readonly<Record<string, string>> = Object.assign(
  {},
  ...SYSTEMS.map(({ traits }) => traits?.meanings ?? {}),
);

/** How a system calls its labels; of what only something else names, the system may not be known. */
export function labelWordOf(id: string): string {
  return SYSTEMS.find((system) => system.id === id)?.labelWord ?? "label";
}

/** @throws Error for a system that is not registered: a programmer's mistake */
export function systemOf(id: string): System {
  const found = SYSTEMS.find((system) => system.id === id);
  if (!found) throw new Error(`No system ${id} is registered in lib/domain/systems/registry.ts`);
  return found;
}
