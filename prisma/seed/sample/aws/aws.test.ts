import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { objectOf, textOf } from "#lib/domain/systems/content.ts";
import { daysOf } from "#prisma/seed/sample/github/testing/read-sample.ts";
import { AWS_ACCOUNTS } from "#prisma/seed/sample/model/organization.ts";
import { filesBelow } from "#prisma/seed/sample/testing/read-export.ts";
import { readTruth } from "#prisma/seed/sample/testing/read-truth.ts";
import { writeAwsSample } from "./generate.ts";
import { readSample, type ReadSample } from "./testing/read-sample.ts";

let directory: string;
let sample: ReadSample;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-aws-sample-"));
  sample = await readSample(join(directory, "one"));
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the writing", () => {
  it("writes the same bytes for the same minute", () => {
    writeAwsSample(join(directory, "two"), new Date("2026-03-14T09:26:01Z"));

    expect(filesBelow(join(directory, "two"))).toEqual(filesBelow(join(directory, "one")));
  });

  it("is read whole but for what was left out and what the story says", () => {
    const ends = sample.readings.map(({ slices }) =>
      slices
        .filter(({ coverage }) => !["complete", "switched-off"].includes(coverage.status))
        .map(({ slice, coverage }) => `${slice.path} ${coverage.status}`),
    );

    expect(ends).toEqual([[], [], [`account/${AWS_ACCOUNTS.sandbox}/credential-report denied`]]);
    expect(sample.readings.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it("knows nothing of the future", () => {
    for (const [index, { facts }] of sample.readings.entries()) {
      const readAt = sample.exports[index]?.readAt.toISOString() ?? "";
      const times = facts.flatMap(({ content, lastUse }) => [textOf(content["created"]), lastUse?.at ?? ""]);

      expect(times.filter((at) => at > readAt)).toEqual([]);
    }
  });
});

describe("the truth", () => {
  it("names every role and user of the last reading, when it was made, whose it is and when it was last used", () => {
    const { facts } = sample.now;
    const accounts = new Map(Object.entries(AWS_ACCOUNTS).map(([name, id]) => [id as string, name]));
    const used = new Map<string, string>();
    for (const { noun, refs, lastUse } of facts) {
      const before = used.get(refs.identity ?? "") ?? "";
      if (noun === "credential" && lastUse && lastUse.at > before) used.set(refs.identity ?? "", lastUse.at);
    }
    const found = facts
      .filter(({ noun, kind }) => noun === "identity" && (kind === "role" || kind === "user"))
      .map(({ kind, alias, content }) => ({
        kind,
        account: accounts.get(alias.split(":")[2] ?? "") ?? alias,
        name: textOf(content["arn"]).split("/").at(-1),
        made: daysOf(content["created"]),
        team: textOf(objectOf(content["labels"])["team"]) || "none",
        used: daysOf(used.get(alias)) ?? "never",
      }));
    const told = readTruth("aws").map(({ story, ...row }) => row);

    expect(inOrder(found)).toEqual(inOrder(told));
  });
});

function inOrder(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
