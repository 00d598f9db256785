import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sorted } from "#collectors/shared/testing/collected.ts";
import { github as collector } from "../collector.ts";
import { exportLive } from "./export-live.ts";
import { collectFrom, FAST, liveInput } from "./testing/collect-live.ts";
import { generateOrganization } from "./testing/fake-github/generate.ts";
import { sendJson, startFakeGithub, type FakeGithub } from "./testing/fake-github/server.ts";

describe("an export of an organization", () => {
  let github: FakeGithub;
  let directory: string;
  beforeAll(async () => {
    github = await startFakeGithub(generateOrganization({ repositories: 3 }));
    directory = mkdtempSync(join(tmpdir(), "rollcall-export-"));
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await github.stop();
  });

  it("is read to the facts and the coverage that collecting it would have brought", async () => {
    const place = join(directory, "whole");
    const { slices, objects } = await exportLive(liveInput(github), place, FAST);
    const live = await collectFrom(liveInput(github));
    const input = {
      path: place,
      sourceSlug: "test",
      defaultNamespace: "",
      readAt: new Date(),
      signal: new AbortController().signal,
    };
    const read = await sorted(collector.collectDirectory(input, async () => "test"));

    expect(read.facts).toEqual(live.facts);
    // The audit log ends last where it is read, as what it names is read by then.
    const byPath = ({ slices: all }: typeof read) => all.toSorted((a, b) => (a.slice.path < b.slice.path ? -1 : 1));
    expect(byPath(read)).toEqual(byPath(live));
    expect(read.head.trustDomainKey).toBe(live.head.trustDomainKey);
    expect(slices).toHaveLength(live.slices.length);
    expect(objects).toBeGreaterThan(50);
    expect(JSON.parse(readFileSync(join(place, "collection.json"), "utf8"))).toMatchObject({ system: "github" });
  });

  it("is read also where not all repositories could be listed, and says so of what lies in the others", async () => {
    github.trouble({
      path: "/orgs/{org}/repos",
      serve: (answer, { headers }) => sendJson(answer, 404, { message: "Not Found" }, headers),
    });
    const place = join(directory, "listed in part");
    await exportLive(liveInput(github), place, FAST);
    const live = await collectFrom(liveInput(github));
    github.trouble(null);
    const input = {
      path: place,
      sourceSlug: "test",
      defaultNamespace: "",
      readAt: new Date(),
      signal: new AbortController().signal,
    };
    const read = await sorted(collector.collectDirectory(input, async () => "test"));

    const unlisted = read.slices.filter(({ slice }) => slice.scope === "");
    expect(unlisted.map(({ slice }) => slice.path)).toContain("organization/deploy-keys");
    expect(unlisted.every(({ coverage }) => coverage.status === "failed")).toBe(true);
    const byPath = (a: (typeof read.slices)[number], b: (typeof read.slices)[number]) =>
      a.slice.path < b.slice.path ? -1 : 1;
    expect(read.slices.toSorted(byPath)).toEqual(live.slices.toSorted(byPath));
  });

  it("is refused a directory that holds something", async () => {
    await expect(exportLive(liveInput(github), directory, FAST)).rejects.toThrow(/is not empty/);
  });
});
