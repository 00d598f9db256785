import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf, factsOf } from "#collectors/shared/testing/collected.ts";
import { CORPUS, hasCorpus } from "#collectors/shared/testing/corpus.ts";
import { collect } from "./testing/collect.ts";

const GAAD = join(CORPUS, "aws/gaad");

describe.skipIf(!hasCorpus)(`authorization details in ${GAAD} (skipped where it is absent)`, () => {
  it("load, and every file that is something else is named as what it is", async () => {
    const found = await collect(GAAD);
    const files = readdirSync(GAAD, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));

    const read = new Set(found.facts.map(({ evidence }) => evidence.source));
    const named = found.notes.map(({ message }) => message);
    expect(
      files.filter((file) => !read.has(file) && !named.some((message) => message.startsWith(`${file} is `))),
    ).toEqual([]);
    expect(named.filter((message) => message.includes("is a policy by itself"))).toHaveLength(2);
    expect(named.filter((message) => /is the result of a scan|is a list/.test(message))).toHaveLength(5);
    expect(coverageOf(found, "authorization-details")).toMatchObject({
      "account/200611803367": { status: "complete" },
      // Two examples of one account, which contradict each other.
      "account/012345678901": { status: "partial" },
      // No list of roles.
      "account/123456789012": { status: "partial" },
    });
    expect(factsOf(found, "identity", "role")).toHaveLength(80);
    expect(factsOf(found, "identity", "user")).toHaveLength(45);
    const whole = found.facts.filter(({ scope }) => scope === "account/200611803367");
    expect(new Set(whole.map(({ noun, alias }) => `${noun} ${alias}`)).size).toBe(whole.length);
  });
});
