import { describe, expect, it } from "vitest";
import type { StoredCoverage, StoredSource } from "#lib/db/coverage.ts";
import { isListed, searchedIn } from "./searched-sources.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const HOUR = 3600;

const PLACE = {
  domain: { sources: ["acme"], system: "github" },
  subject: { slices: ["deploy-keys"] },
} as unknown as Parameters<typeof searchedIn>[0];
const SOURCE = { id: 1, slug: "acme", system: "github", everRead: true, sweepPeriodSeconds: 24 * HOUR } as StoredSource;

const slice = (status: StoredCoverage["status"], hours: number | null) =>
  ({
    sourceId: 1,
    kind: "deploy-keys",
    status,
    lastCompleteAt: hours === null ? null : new Date(NOW.getTime() - hours * HOUR * 1000),
  }) as StoredCoverage;

describe("where a credential was looked for", () => {
  it.each([
    ["read whole", [slice("complete", 1)], true],
    [
      "carried since it was, within the time its source is swept in",
      [slice("complete", 1), slice("carried", 20)],
      true,
    ],
    ["carried for longer", [slice("complete", 1), slice("carried", 25)], false],
    ["carried and never whole", [slice("carried", null)], false],
    ["never reached", [], false],
  ])("counts as read where every listing was %s", (_, coverage, expected) => {
    const searched = searchedIn(PLACE, [SOURCE], coverage, NOW);

    expect(isListed(searched)).toBe(expected);
    expect(searched[0]?.unread).toEqual(expected ? [] : ["Deploy keys"]);
  });
});
