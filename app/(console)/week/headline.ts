import { count, list, number, sentence } from "#components/words/count.ts";
import type { ChangeType } from "#lib/domain/drift/change.ts";
import type { WeekCounts } from "#lib/domain/inventory/week.ts";

/** The page in one sentence; the middle part is about production and set in its color. */
export function weekHeadline(counts: WeekCounts): { before: string; production: string; after: string } {
  const { total, production, productionUnowned, atLeast } = counts;
  if (total === 0) {
    const before = atLeast ? "No identity was seen yet, and not everything was read." : "No identity was found.";
    return { before, production: "", after: "" };
  }
  const before = sentence(`${atLeast ? "at least " : ""}${count(total, "identity", "identities")}; `);
  if (production === 0) return { before: `${before}none is known to live in production`, production: "", after: "." };
  return {
    before,
    production: `${number(production)} ${production === 1 ? "lives" : "live"} in production`,
    after: `, ${ownerWords(productionUnowned, production, atLeast)}.`,
  };
}

/** That all have an owner is known only when all were seen. */
function ownerWords(unowned: number, production: number, atLeast: boolean): string {
  if (unowned === production) return production === 1 ? "without an owner" : "none of them with an owner";
  if (unowned > 0) return `${number(unowned)} of them without an owner`;
  return atLeast ? "each of those with an owner" : "all with an owner";
}

/** `12 changes: 3 added and 9 removed` */
export function changesInWords(total: number, byType: Partial<Record<ChangeType, number>>): string {
  return `${count(total, "change")}: ${list(Object.entries(byType).map(([type, times]) => `${number(times)} ${type}`))}`;
}
