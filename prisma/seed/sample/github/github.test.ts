import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "#lib/domain/facts/fact.ts";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import { readAlias } from "#lib/domain/systems/github/aliases.ts";
import { isWorkflow } from "#lib/domain/systems/github/kinds.ts";
import { filesBelow } from "#prisma/seed/sample/testing/read-export.ts";
import { readTruth } from "#prisma/seed/sample/testing/read-truth.ts";
import { writeGitHubSample } from "./generate.ts";
import { daysOf, OWNER, readSample, type ReadSample } from "./testing/read-sample.ts";

let directory: string;
let sample: ReadSample;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-github-sample-"));
  sample = await readSample(join(directory, "one"));
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the writing", () => {
  it("writes the same bytes for the same minute", () => {
    writeGitHubSample(join(directory, "two"), new Date("2026-03-14T09:26:01Z"));

    expect(filesBelow(join(directory, "two"))).toEqual(filesBelow(join(directory, "one")));
  });

  it("is read whole but for what the story says", () => {
    const ends = sample.readings.map(({ slices }) =>
      slices
        .filter(({ coverage }) => coverage.status !== "complete")
        .map(({ slice, coverage }) => `${slice.path} ${coverage.status}`),
    );
    const classic = "organization/credential-authorizations not-supported";

    const saml = "organization/saml-identities not-supported";
    const never = "organization/never-read not-supported";

    expect(ends).toEqual([
      [saml, classic, never],
      [saml, classic, never],
      [saml, classic, never, `organization/repository/${OWNER}/station-kiosks/repository-webhooks denied`],
    ]);
    expect(sample.readings.flatMap(({ notes }) => notes)).toEqual([]);
  });

  it("has 24 repositories, four of them archived, and nobody in the future", () => {
    const repositories = sample.now.facts.filter(({ kind }) => kind === "repository");

    expect(repositories).toHaveLength(24);
    expect(repositories.filter(({ content }) => content["archived"] === true)).toHaveLength(4);
    for (const [index, { facts }] of sample.readings.entries()) {
      const readAt = sample.exports[index]?.readAt.toISOString() ?? "";
      const made = facts.flatMap(({ content }) =>
        [content["created"], content["updated"]].filter((at) => typeof at === "string"),
      );
      const used = facts.flatMap(({ lastUse }) => lastUse?.at ?? []);

      expect([...made, ...used].filter((at) => at > readAt)).toEqual([]);
    }
  });

  it("holds no value of a secret and no address behind a host", () => {
    const text = sample.exports.flatMap(({ path }) => [...filesBelow(path).values()]).join("");

    expect(text.length).toBeGreaterThan(100_000);

    expect(text).not.toMatch(/ssh-ed25519 AAAA|\*\*\*\*|AKIA|\/hooks\/fares|\/annotations|\/hook\b/);
  });
});

describe("the truth", () => {
  it("says of each identity of the last reading what it shows", () => {
    const shown = sample.now.facts
      .filter(({ noun, kind }) => noun === "identity" && kind !== "user" && kind !== "team")
      .map(rowOf);
    const told = readTruth("github").map(({ story: _story, ...row }) => row);

    expect(byText(shown)).toEqual(byText(told));
  });

  it("calls more than a third of them exemplary", () => {
    const rows = readTruth("github");

    expect(rows.filter(({ story }) => story === "11").length / rows.length).toBeGreaterThan(1 / 3);
  });
});

/** The columns of the truth, from facts. */
function rowOf({ kind, alias, name, content }: Fact): Record<string, string> {
  const place = alias.split(":")[1]?.split("/").slice(1) ?? [];
  const credential = sample.now.facts.find((fact) => fact.noun === "credential" && fact.refs.identity === alias);
  const expires = credential?.content["expires"];
  const app = content["appOwner"] as JsonObject | undefined;
  const whose = kind === "app-installation" ? (app?.["login"] ?? "unknown") : (content["addedBy"] ?? content["owner"]);
  return {
    kind,
    place: place.at(-1) ?? "",
    name,
    made: daysOf(content["created"]) ?? "unknown",
    whose: isWorkflow(kind) || whose === undefined ? "none" : String(whose),
    ends: credential === undefined ? "none" : expires === null ? "never" : (daysOf(expires) ?? "unknown"),
  };
}

function byText<Row extends object>(rows: Row[]): Row[] {
  return rows.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

it("every text of a workflow is used", () => {
  const used = new Set(
    sample.now.facts
      .filter(({ kind }) => isWorkflow(kind))
      .map(({ alias }) => readAlias(alias))
      .map((place) => {
        const [, branch = "", file = ""] = /^(?:([^:]*):)?\.github\/workflows\/(.*)$/.exec(place?.name ?? "") ?? [];
        return [place?.repository, ...(branch === "" ? [] : [branch]), file].join("/");
      }),
  );
  const texts = [...filesBelow(join(import.meta.dirname, "workflows")).keys()];
  const unused = texts.filter(
    (path) =>
      !used.has(path) &&
      !(path.startsWith("common/") && [...used].some((one) => one.endsWith(path.slice("common".length)))),
  );

  expect(texts.length).toBeGreaterThan(15);
  expect(unused).toEqual([]);
});
