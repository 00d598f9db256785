import type { RowReach } from "#lib/domain/inventory/identity.ts";

type Marked = Pick<RowReach, "verdict" | "ability" | "chainLength">;

/** The strongest ability in production, as bars and a word. */
export function AbilityMark({ verdict, ability }: Pick<Marked, "verdict" | "ability">) {
  if (ability === null) return verdict === "no" ? "none" : "unknown";
  return <span className={`abil ${ability}`}>{ability}</span>;
}

/** Dots of a chain that are drawn; the number says the rest. */
const DRAWN = 4;

/** How many steps it is to production, with a lock where the way is open on conditions only. */
export function ChainMark({ verdict, chainLength }: Marked) {
  if (chainLength === null) return verdict === "no" ? "none" : "unknown";
  const dots = `n${Math.min(chainLength, DRAWN)}`;
  return <span className={`chainmark ${dots}${verdict === "conditional" ? " lock" : ""}`}>{chainLength}</span>;
}
