import { describe, expect, it } from "vitest";
import { COVERAGE_STATUSES } from "#lib/domain/facts/coverage.ts";
import { IDENTITY_STATUSES } from "#lib/domain/inventory/identity.ts";
import { entryOf, GLOSSARY, type TermId } from "./glossary.ts";

const IDS = Object.keys(GLOSSARY) as TermId[];

describe("the glossary", () => {
  it("explains every coverage and every status there is", () => {
    expect(IDS).toEqual(expect.arrayContaining([...COVERAGE_STATUSES, ...IDENTITY_STATUSES]));
  });

  it.each(IDS)("says what “%s” means in a sentence or two that can stand alone", (id) => {
    const { word, means, not } = entryOf(id);

    expect(word).toMatch(/^[A-Z]/);
    expect(means).toMatch(/^[A-Z].*\.$/);
    expect(means.length).toBeLessThan(200);
    if (not !== undefined) expect(not).toMatch(/^[a-z“].*\.$/);
  });

  it("uses each word once", () => {
    const words = IDS.map((id) => entryOf(id).word.toLowerCase());

    expect(new Set(words).size).toBe(words.length);
  });
});
