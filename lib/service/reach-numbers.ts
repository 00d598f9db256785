import { ABILITIES } from "#lib/domain/reach/ability.ts";
import type { ReachNumbers, VerdictCounts } from "#lib/domain/reach/overview.ts";
import type { ReachRow } from "#lib/db/reach/read-rows.ts";

/** Machines by verdict, system and ability. */
export function numbersOf(
  machines: readonly Pick<ReachRow, "system" | "reaches" | "ability" | "chainLength">[],
): ReachNumbers {
  const systems = new Map<string, VerdictCounts>();
  const all = noneYet();
  for (const { system, reaches } of machines) {
    const counts = systems.get(system) ?? noneYet();
    systems.set(system, counts);
    counts[reaches] += 1;
    all[reaches] += 1;
  }
  const reaching = machines.filter(({ reaches }) => reaches === "production");
  const lengths = reaching.flatMap(({ chainLength }) => chainLength ?? []).sort((one, other) => one - other);
  return {
    all,
    bySystem: [...systems]
      .map(([system, counts]) => ({ system, counts }))
      .sort((one, other) => other.counts.production - one.counts.production || (one.system < other.system ? -1 : 1)),
    byAbility: ABILITIES.toReversed().map((ability) => ({
      ability,
      machines: reaching.filter((machine) => machine.ability === ability).length,
    })),
    lengths:
      lengths.length === 0
        ? null
        : {
            median: lengths[Math.ceil(lengths.length / 2) - 1] ?? 0,
            longest: lengths.at(-1) ?? 0,
            shortest: lengths[0] ?? 0,
          },
  };
}

function noneYet(): VerdictCounts {
  return { production: 0, conditional: 0, no: 0, unknown: 0 };
}
