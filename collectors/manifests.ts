import { manifest as aws } from "./aws/manifest.ts";
import { manifest as github } from "./github/manifest.ts";
import { manifest as kubernetes } from "./kubernetes/manifest.ts";
import type { Manifest } from "./types.ts";

/** What every collector is, without its code: the only thing of collectors/ that lib/service and app may import. */
const MANIFESTS: readonly Manifest[] = [kubernetes, github, aws];

/** @throws Error for a system without a collector: a programmer's mistake */
export function manifestOf(system: string): Manifest {
  const found = MANIFESTS.find((manifest) => manifest.id === system);
  if (!found) throw new Error(`No collector for ${system} is listed in collectors/manifests.ts`);
  return found;
}

/** Systems that can be connected while they run, by name. */
export const LIVE_SYSTEMS: readonly Pick<Manifest, "id" | "label">[] = MANIFESTS.filter(({ live }) => live);
