import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { collect } from "#collectors/kubernetes/testing/collect.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { isEdge } from "../../../reach/edge.ts";
import { domainFactsOf } from "../../../reach/joins/testing/domain-facts.ts";
import { elementsOf } from "./testing/graph-of.ts";

const folders = hasCorpus ? readdirSync(join(CORPUS, "kubernetes")) : [];

/** Hubs of a cluster and of one namespace, and what leads from one to the next, however little is in them. */
const FIXED = 250;

describe.skipIf(!hasCorpus)(`the graph of the corpus at ${CORPUS} (skipped where it is absent)`, () => {
  it.each(folders)("%s gives few elements, each explained", async (folder) => {
    const collected = await collect(join(CORPUS, "kubernetes", folder));

    const elements = elementsOf(domainFactsOf("kubernetes", "test", collected, false));

    expect(elements.length).toBeLessThan(FIXED + 40 * collected.facts.length);
    for (const edge of elements.filter(isEdge)) {
      expect(edge.answer === "unknown").toBe(edge.unread.length > 0);
      expect(edge.answer !== "conditional" || edge.conditions.length > 0).toBe(true);
    }
  });

  it("leaves nobody of whom a built-in role was not read without an unknown edge", async () => {
    const collected = await collect(join(CORPUS, "kubernetes", folders[0] ?? ""));
    const facts = domainFactsOf("kubernetes", "test", collected, false);
    const withoutRoles = { ...facts, listings: facts.listings.map((one) => ({ ...one, complete: false })) };

    const edges = elementsOf(withoutRoles).filter(isEdge);

    for (const { alias } of facts.of("identity")) {
      expect(edges.some(({ from, answer }) => from === alias && answer === "unknown")).toBe(true);
    }
  });
});
