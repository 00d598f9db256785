import type { Emission } from "#collectors/types.ts";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { View } from "./facts.ts";
import type { Intake } from "./intake.ts";
import { SLICE_IDS } from "./manifest.ts";
import { NORMALIZERS } from "./normalizers.ts";
import { hasFacts, type PlannedSlice } from "./plan.ts";

/** Gives out each planned slice, parents first: its facts together, then how it ended. */
export function* emitSlices(
  plan: readonly PlannedSlice[],
  view: View,
  intake: Intake,
  signal: AbortSignal,
): Generator<Emission> {
  for (const kind of SLICE_IDS) {
    const slices = plan.filter(({ slice }) => slice.kind === kind);
    const facts = slices.some(hasFacts) ? NORMALIZERS[kind](view) : [];
    for (const [slice, own] of route(facts, slices)) yield* emitSlice(slice, own, intake, signal);
  }
}

/**
 * Gives each slice the facts of its scope: a listing of one namespace goes before one of the whole cluster. What no
 * listing covers that was read is left out, because nobody could ever tell that it is gone.
 */
function route(facts: Iterable<Fact>, slices: readonly PlannedSlice[]): Iterable<[PlannedSlice, Iterable<Fact>]> {
  const [only] = slices;
  if (slices.length === 1 && only?.slice.scope === "") return [[only, hasFacts(only) ? facts : []]];
  const routed = new Map<PlannedSlice, Fact[]>(slices.map((slice) => [slice, []]));
  const byScope = new Map(slices.map((slice) => [slice.slice.scope, slice]));
  for (const fact of facts) {
    const slice = byScope.get(fact.scope) ?? byScope.get("");
    if (slice && hasFacts(slice)) routed.get(slice)?.push(fact);
  }
  return routed;
}

function* emitSlice(
  { slice, status, reason }: PlannedSlice,
  facts: Iterable<Fact>,
  intake: Intake,
  signal: AbortSignal,
): Generator<Emission> {
  for (const fact of facts) {
    signal.throwIfAborted();
    if (fact.content["truncated"] === true) intake.truncated(slice.kind, fact.evidence);
    yield { type: "fact", fact };
  }
  yield { type: "slice", slice, coverage: intake.problems.coverage(slice.kind, status, reason) };
}
