import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { collect } from "./testing/collect.ts";

describe.skipIf(!hasCorpus)(`checkouts of real projects in ${CORPUS} (skipped where it is absent)`, () => {
  it("are read whole: every workflow file is an identity, or named with the line where it stops", async () => {
    const found = await collect(join(CORPUS, "github-workflows"));

    expect(factsOf(found, "resource", "repository")).toHaveLength(48);
    expect(factsOf(found, "identity", "workflow")).toHaveLength(899);
    const unread = Object.values(coverageOf(found, "workflows")).flatMap(({ problems }) => problems);
    // GitHub refuses it too: a key stands twice.
    expect(unread).toMatchObject([
      { where: expect.stringContaining("spinnaker__spinnaker/"), line: expect.any(Number) },
    ]);
    expect(new Set(found.facts.map(({ noun, alias }) => `${noun} ${alias}`)).size).toBe(found.facts.length);
  });
});
