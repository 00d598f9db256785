import type { Changed } from "./changed.ts";
import { BLOCK, classesAfter } from "./classes.ts";
import { countResources, type ReachSets, surelyOf } from "./counts.ts";
import { dirtyRoots } from "./dirty.ts";
import { ancestorsOf } from "./leads.ts";
import type { Situation } from "./situation.ts";
import type { VerdictTable } from "./table.ts";

/**
 * Counts again for those whose sets may differ. Null where everything must be counted: where resources share classes, where
 * there is no room for a new one, or where more was added to the sets than they began with.
 */
export function recount(
  before: VerdictTable,
  situation: Situation,
  passes: VerdictTable["passes"],
  changed: Changed,
): Pick<VerdictTable, "resources" | "kept"> | null {
  if (!before.kept) return null;
  const { reached, begun } = before.kept;
  const classes = classesAfter(before.kept.classes, situation, changed.production);
  if (!classes || classes.sizes.length > reached.sets.words * 32) return null;
  if (reached.sets.count > begun * 2 + BLOCK) return null;

  const after: ReachSets = { sets: reached.sets.fork(), of: reached.of.map((sets) => sets.slice()) };
  const marks = [before.situation.mark, situation.mark] as const;
  const isStale = new Uint8Array(before.resources.length);
  for (const [place, pass] of passes.entries()) {
    const dirty = dirtyRoots(before, situation, pass, changed);
    for (const node of ancestorsOf(situation.graph, marks, pass.surely, dirty)) {
      const sets = after.of[place];
      if (sets) sets[node] = 0;
      isStale[node] = 1;
    }
  }
  const resources = before.resources.slice();
  // What a class weighs changed for everybody.
  const isEverybody = changed.production.length > 0;
  const stale: number[] = [];
  for (let node = 0; node < resources.length; node += 1) {
    const isSame = isStale[node] === 0 && surelyOf(passes, node) === surelyOf(before.passes, node);
    if (isSame && !isEverybody) continue;
    resources[node] = 0;
    stale.push(node);
  }
  const counted = { classOf: classes.of, sizes: classes.sizes };
  countResources(situation, passes, after, counted, Uint32Array.from(stale), resources);
  return { resources, kept: { classes, reached: after, begun } };
}
