import { describe, expect, it } from "vitest";
import { withFiles, type Files } from "#collectors/shared/testing/collected.ts";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import { SLICE_IDS } from "../manifest.ts";
import { collect, collectListed, everyListing, exportFiles, listed } from "../testing/collect.ts";
import { ROWS } from "../testing/rows.ts";

const FILES = exportFiles(everyListing(ROWS));

const KEYS = "account/111122223333/access-keys.ndjson";

const collectFiles = (files: Files) => withFiles(files, collect);

/** The files with `collection.json` changed. */
function withHead(change: (head: { slices: Record<string, unknown>[] } & Record<string, unknown>) => void): Files {
  const head = JSON.parse(FILES[EXPORT_FILE] ?? "{}") as Parameters<typeof change>[0];
  change(head);
  return { ...FILES, [EXPORT_FILE]: JSON.stringify(head) };
}

describe("an export", () => {
  it("gives what the listings gave, and the same files again", async () => {
    const [direct, read] = [await collectListed(everyListing(ROWS)), await collectFiles(FILES)];

    expect(read.facts).toEqual(direct.facts);
    expect(read.slices).toEqual(direct.slices);
    expect(read.head).toMatchObject({
      trustDomainKey: "aws",
      sourceSlug: "acme",
      readAt: new Date("2026-03-01T12:00:00Z"),
    });
    expect(read.notes).toEqual([]);
    expect(Object.keys(FILES)).toHaveLength(SLICE_IDS.length + 1);
  });

  it("keeps how each slice ended, and has no file of one that was not read", async () => {
    const denied = [listed("access-keys", [], { status: "denied", reason: "iam:ListAccessKeys was refused." })];
    const files = exportFiles(denied);

    expect(Object.keys(files)).toEqual([EXPORT_FILE]);
    expect((await collectFiles(files)).slices[0]?.coverage).toMatchObject({
      status: "denied",
      reason: "iam:ListAccessKeys was refused.",
    });
  });

  it.each([
    ["cut short", { [KEYS]: "" }, "0 rows and was written with 1"],
    ["with a broken line", { [KEYS]: '{"evidence": "x", "docu\n' }, "not valid JSON"],
    ["with a line of something else", { [KEYS]: '{"rows": []}\n' }, "no evidence with a document"],
    ["with a row of something else", { [KEYS]: '{"evidence": "x", "document": {}}\n' }, "UserArn is missing"],
  ])("%s makes that slice partial, and no other", async (_name, files, words) => {
    const found = await collectFiles({ ...FILES, ...files });

    expect(
      found.slices
        .filter(({ coverage }) => coverage.status !== "complete")
        .map(({ slice, coverage }) => [slice.kind, coverage.problems]),
    ).toEqual([["access-keys", [expect.objectContaining({ message: expect.stringContaining(words) })]]]);
  });

  it("without one of its files makes that slice partial", async () => {
    const { [KEYS]: _, ...rest } = FILES;
    const found = await collectFiles({ ...rest, "account/stray.ndjson": "x" });

    expect(found.slices.filter(({ coverage }) => coverage.status === "partial").map(({ slice }) => slice.kind)).toEqual(
      ["access-keys"],
    );
    expect(found.notes).toMatchObject([{ kind: "ignored", message: expect.stringMatching(/^One file/) }]);
  });

  it.each<[string, Files]>([
    ["another system", withHead((head) => (head["system"] = "github"))],
    ["no partition", withHead((head) => (head["trustDomain"] = { key: "azure" }))],
    ["a kind nobody knows", withHead((head) => (head.slices[0] = { ...head.slices[0], kind: "x" }))],
    ["another path", withHead((head) => (head.slices[0] = { ...head.slices[0], path: "../../etc/units" }))],
    ["a scope outside", withHead((head) => (head.slices[0] = { ...head.slices[0], scope: "", path: "account/units" }))],
    [
      "a region's listing in an account",
      withHead(
        (head) =>
          (head.slices[9] = {
            ...head.slices[9],
            scope: "account/111122223333",
            path: "account/111122223333/instances",
          }),
      ),
    ],
    ["the same twice", withHead((head) => head.slices.push({ ...head.slices[0] }))],
    ["more authority than it has", withHead((head) => (head.slices[0] = { ...head.slices[0], authoritative: true }))],
  ])("is refused when it names %s", async (_name, files) => {
    await expect(collectFiles(files)).rejects.toMatchObject({ code: "invalid-input" });
  });
});
