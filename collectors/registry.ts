import type { Collector } from "./types.ts";

/** Every collector, loaded when first used: one line each. Only the worker and the command line import this. */
const COLLECTORS: Record<string, () => Promise<Collector>> = {
  kubernetes: async () => (await import("./kubernetes/collector.ts")).kubernetes,
  github: async () => (await import("./github/collector.ts")).github,
  aws: async () => (await import("./aws/collector.ts")).aws,
};

/** Systems that can be collected, for messages. */
export const SYSTEMS: readonly string[] = Object.keys(COLLECTORS);

/** Loads the collector of a system; null when there is none. */
export async function loadCollector(system: string): Promise<Collector | null> {
  return Object.hasOwn(COLLECTORS, system) ? ((await COLLECTORS[system]?.()) ?? null) : null;
}
