import type { WeekCounts } from "#lib/domain/inventory/week.ts";
import { inventoryPath } from "../paths.ts";

/** A number and what it counts; it opens its rows. */
export interface LedgerLine {
  key: string;
  value: number;
  /** What so many do: `have`, then the words that matter. */
  words: string;
  emphasis: string;
  note: string;
  path: string;
}

/** How things stand, number by number. A line that counts nothing is left out, but for those that are good to know. */
export function ledger(counts: WeekCounts, asOf: Date | null): LedgerLine[] {
  const { unowned, production, reaching, endless, expiring, missing, unclassified, incomplete } = counts;
  const verb = (value: number, one: string, many: string) => (value === 1 ? one : many);
  const lines: LedgerLine[] = [
    {
      key: "unowned",
      value: unowned,
      words: verb(unowned, "has", "have"),
      emphasis: "no owner",
      note: "Nothing that was read names somebody who answers",
      path: inventoryPath("owner:none"),
    },
    {
      key: "production",
      value: production,
      words: verb(production, "lives in", "live in"),
      emphasis: "production",
      note: "By the rules for environments",
      path: inventoryPath("environment:production"),
    },
    {
      key: "reaching",
      value: reaching,
      words: verb(reaching, "reaches", "reach"),
      emphasis: "production",
      note: asOf ? "From within or from elsewhere" : "By which chains, and what would cut most of them off",
      path: asOf ? inventoryPath("reaches:production") : "/reach",
    },
    {
      key: "endless",
      value: endless,
      words: verb(endless, "holds a credential that", "hold a credential that"),
      emphasis: "never ends",
      note: "Long-lived tokens and keys",
      path: inventoryPath("expires:never"),
    },
    {
      key: "expiring",
      value: expiring,
      words: verb(expiring, "holds a credential that", "hold a credential that"),
      emphasis: "ends within 30 days",
      note: "Or has ended already",
      path: inventoryPath("expires:<30d"),
    },
    {
      key: "missing",
      value: missing,
      words: verb(missing, "is named and", "are named and"),
      emphasis: verb(missing, "does not exist", "do not exist"),
      note: "Proved by a complete read",
      path: inventoryPath("status:missing"),
    },
    {
      key: "unclassified",
      value: unclassified,
      words: verb(unclassified, "is", "are"),
      emphasis: "unclassified",
      note: "No rule says whether that is production",
      path: inventoryPath("environment:unclassified"),
    },
    {
      key: "incomplete",
      value: incomplete,
      words: verb(incomplete, "stands in a source we", "stand in a source we"),
      emphasis: "cannot fully see",
      note: "What is said of them may lack something",
      path: inventoryPath("coverage:incomplete"),
    },
  ];
  return lines.filter(({ value }) => value > 0);
}
