import type { Severity } from "#components/severity.tsx";
import { blindSpots, sourceProblem } from "#components/words/coverage.ts";
import { count, sentence } from "#components/words/count.ts";
import type { SourceCoverage } from "#lib/domain/inventory/detail.ts";
import type { WeekCounts } from "#lib/domain/inventory/week.ts";
import { inventoryPath } from "../paths.ts";

/** Something that waits for a person: what is the case, why it matters, and where it is ended. */
export interface Decision {
  key: string;
  severity: Severity;
  /** A sentence without its period; names of sources between backticks. */
  headline: string;
  deck: string;
  path: string;
  verb: string;
}

const ORDER: readonly Severity[] = ["critical", "high", "medium", "low"];

/** What waits, the gravest first. Empty is only good news when everything was read. */
export function decisions(counts: WeekCounts, sources: readonly SourceCoverage[]): Decision[] {
  const all = [...sources.flatMap(decisionsOfSource), ...decisionsOfIdentities(counts)];
  return all.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
}

function decisionsOfSource(source: SourceCoverage): Decision[] {
  const { slug } = source;
  const found: Decision[] = [];
  const problem = source.running ? null : sourceProblem(source);
  if (problem) {
    found.push({
      key: `problem ${slug}`,
      severity: "high",
      headline: `\`${slug}\` was not read to the end`,
      deck: `${problem} What is shown of it is what was known before.`,
      path: `/sources/${slug}`,
      verb: "Open the source",
    });
  }
  const held = source.gaps.reduce((sum, gap) => sum + gap.heldClosings, 0);
  if (held > 0) {
    found.push({
      key: `held ${slug}`,
      severity: "high",
      headline: `${count(held, "removal waits", "removals wait")} in \`${slug}\` for somebody to confirm`,
      deck: "A read did not contain them, and they are too many to be believed at once. They count as there until then.",
      path: `/sources#${slug}`,
      verb: "Look at them",
    });
  }
  const blind = blindSpots(source).filter((gap) => gap.heldClosings === 0);
  const first = blind[0];
  if (first) {
    found.push({
      key: `blind ${slug}`,
      severity: "medium",
      headline: `${count(blind.length, "part")} of \`${slug}\` could not be read`,
      deck: `${first.reason} What is there nobody sees.`,
      path: `/sources#${slug}`,
      verb: "See how to fix it",
    });
  }
  return found;
}

function decisionsOfIdentities(counts: WeekCounts): Decision[] {
  const say = (value: number, one: string, many: string) =>
    sentence(`${counts.atLeast ? "at least " : ""}${count(value, one, many)}`);
  const { productionUnowned, missing, expiring, productionEndless, unclassified } = counts;
  const found: (Decision & { value: number })[] = [
    {
      key: "unowned",
      value: productionUnowned,
      severity: "high",
      headline: `${say(productionUnowned, "identity lives", "identities live")} in production and nobody answers for ${them(productionUnowned)}`,
      deck: "Nothing that was read of them, or of what they live in, names an owner.",
      path: inventoryPath("environment:production owner:none"),
      verb: "Open the list",
    },
    {
      key: "missing",
      value: missing,
      severity: "medium",
      headline: `${say(missing, "identity is", "identities are")} named and ${missing === 1 ? "does" : "do"} not exist`,
      deck: "Whoever creates one under such a name gets what is waiting for it. Remove what names them.",
      path: inventoryPath("status:missing"),
      verb: "Open the list",
    },
    {
      key: "expiring",
      value: expiring,
      severity: "medium",
      headline: `${say(expiring, "identity holds", "identities hold")} a credential that ends within 30 days`,
      deck: "What uses it stops then, unless it is renewed before.",
      path: inventoryPath("expires:<30d"),
      verb: "Open the list",
    },
    {
      key: "endless",
      value: productionEndless,
      severity: "medium",
      headline: `${say(productionEndless, "identity", "identities")} in production ${productionEndless === 1 ? "holds" : "hold"} a credential that never ends`,
      deck: "A copy that got away works until somebody deletes the credential.",
      path: inventoryPath("environment:production expires:never"),
      verb: "Open the list",
    },
    {
      key: "unclassified",
      value: unclassified,
      severity: "low",
      headline: `${say(unclassified, "identity lives", "identities live")} where no rule says whether it is production`,
      deck: "They are counted as unclassified, never as not production.",
      path: inventoryPath("environment:unclassified"),
      verb: "Open the list",
    },
  ];
  return found.filter(({ value }) => value > 0).map(({ value: _value, ...decision }) => decision);
}

function them(value: number): string {
  return value === 1 ? "it" : "them";
}
