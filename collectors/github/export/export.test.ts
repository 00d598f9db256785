import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { EXPORT_FILE } from "#collectors/export-format.ts";
import { SLICE_IDS } from "../manifest.ts";
import { incomplete } from "../testing/incomplete.ts";
import { collectExport, collectListed, everyListing, exportFiles, listed } from "../testing/organization.ts";
import { ROWS } from "../testing/rows.ts";
import { readExportDirectory } from "./read-export.ts";

const KEYS = "repositories/acme__api/deploy-keys.ndjson";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-github-"));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

async function collectFiles(files: Record<string, string>) {
  write(files);
  return collectExport(directory);
}

const whole = () => exportFiles(everyListing(ROWS));

function read(signal = new AbortController().signal) {
  return readExportDirectory(directory, signal);
}

function writeHead(change: (head: Record<string, unknown>) => unknown): void {
  const head = JSON.parse(whole()[EXPORT_FILE] ?? "") as Record<string, unknown>;
  write({ [EXPORT_FILE]: JSON.stringify(change(head)) });
}

describe("an export", () => {
  it("gives the same as what it was written from", async () => {
    const live = await collectListed(everyListing(ROWS));

    const exported = await collectFiles(whole());

    expect(exported.emissions).toEqual(live.emissions);
    expect(exported.notes).toEqual([]);
  });

  it("gives the same again when it is written again, whatever its rows are", async () => {
    const rows = fc.tuple(...SLICE_IDS.map((kind) => fc.shuffledSubarray(ROWS[kind])));
    await fc.assert(
      fc.asyncProperty(rows, async (chosen) => {
        const byKind = Object.fromEntries(SLICE_IDS.map((kind, index) => [kind, chosen[index] ?? []]));
        const listings = everyListing(byKind as typeof ROWS);
        const exported = await collectFiles(exportFiles(listings));

        expect(exported.emissions).toEqual((await collectListed(listings)).emissions);
      }),
      lawRuns(15),
    );
  });

  it("says how slices ended that were not read, and has no file of them", async () => {
    const denied = listed("deploy-keys", [], { status: "denied", reason: "Grant Administration: read." });
    const files = exportFiles([listed("repositories", ROWS.repositories, { status: "complete" }), denied]);
    const { slices } = await collectFiles(files);

    expect(Object.keys(files)).toEqual(["organization/repositories.ndjson", EXPORT_FILE]);
    expect(slices[1]?.coverage).toMatchObject({ status: "denied", reason: "Grant Administration: read." });
    expect(slices[0]?.slice).not.toHaveProperty("authoritative");
  });

  it("of rows that could not be read is partial", async () => {
    const { slices } = await collectFiles(exportFiles([listed("deploy-keys", [...ROWS["deploy-keys"], {}])]));

    expect(slices[0]?.coverage).toMatchObject({ status: "partial" });
  });

  it("is nothing without collection.json", () => {
    const { [EXPORT_FILE]: _head, ...files } = whole();
    write(files);

    expect(read()).toBeUndefined();
  });
});

describe("a file of an export", () => {
  it("cut off anywhere is never taken for whole", async () => {
    const files = whole();
    const text = files["organization/people.ndjson"] ?? "";
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: text.length - 2 }), async (length) => {
        const cut = await collectFiles({ ...files, "organization/people.ndjson": text.slice(0, length) });

        expect(incomplete(cut)).toEqual(["people"]);
      }),
      lawRuns(60),
    );
  });

  it.each([
    ["is missing", undefined, "Not read: it does not exist."],
    ["is no UTF-8", Buffer.from([0xff, 0xfe, 0x0a]), "Not read: it is not UTF-8 text: save it as UTF-8."],
    [
      "has a line that is no JSON",
      '{"evidence": secret-in-text}\n',
      "Not read: it is not valid JSON: a value is missing or is not one.",
    ],
    ["has a line without a document", '{"evidence":"GET /x"}\n', "Not read: the line has no evidence with a document."],
    [
      "has a line that is deeper than anything real",
      `{"evidence":"x","document":${"[".repeat(200)}`,
      "Not read: it is nested deeper than 100 levels.",
    ],
    [
      "has one key twice",
      '{"evidence":"x","document":{"id":1,"id":2}}\n',
      "Not read: the same key stands twice in one object: keep one of them.",
    ],
    [
      "has a row that is none",
      '{"evidence":"GET /x","document":{"id":"secret-in-text"}}\n',
      "Not read: id is missing or not as GitHub describes it.",
    ],
  ])("that %s makes its slice partial, with the place", async (_what, content, message) => {
    const { [KEYS]: _keys, ...files } = whole();
    write(files);
    if (content !== undefined) writeFileSync(join(directory, dirname(KEYS), "deploy-keys.ndjson"), content);
    const collected = await collectExport(directory);
    const end = collected.slices.find(({ slice }) => slice.kind === "deploy-keys")?.coverage;

    expect(incomplete(collected)).toEqual(["deploy-keys"]);
    expect(end?.problems).toContainEqual(
      expect.objectContaining({
        where: KEYS,
        message,
        ...(Buffer.isBuffer(content) || content === undefined ? {} : { line: 1 }),
      }),
    );
    expect(JSON.stringify(collected.emissions)).not.toContain("secret-in-text");
  });

  it("with a line longer than may be is read around it", async () => {
    const files = whole();
    const long = `{"evidence":"${"x".repeat(8 * 1024 * 1024)}","document":{}}\n`;
    const collected = await collectFiles({ ...files, [KEYS]: `${long}\n${files[KEYS] ?? ""}` });
    const end = collected.slices.find(({ slice }) => slice.kind === "deploy-keys")?.coverage;

    expect(collected.facts.filter(({ kind }) => kind === "deploy-key")).toHaveLength(2);
    expect(end?.problems[0]).toEqual({ where: KEYS, line: 1, message: "Oversize: the line is longer than 8 MiB." });
  });

  it.each([
    ["the file", KEYS],
    ["its folder", "repositories/acme__api"],
    ["the folder above", "repositories"],
  ])("is not read through a symbolic link: %s", async (_what, link) => {
    write(whole());
    const elsewhere = mkdtempSync(join(tmpdir(), "rollcall-elsewhere-"));
    try {
      rmSync(join(directory, link), { recursive: true });
      const target = join(elsewhere, "target");
      if (link.endsWith(".ndjson")) writeFileSync(target, whole()[KEYS] ?? "");
      else {
        const below = join(target, ...KEYS.slice(link.length + 1).split("/"));
        mkdirSync(dirname(below), { recursive: true });
        writeFileSync(below, whole()[KEYS] ?? "");
      }
      symlinkSync(target, join(directory, link));
      const collected = await collectExport(directory);

      expect(collected.facts.filter(({ kind }) => kind === "deploy-key")).toEqual([]);
      expect(incomplete(collected)).toContain("deploy-keys");
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it("that no slice names is not read, and counted", async () => {
    const collected = await collectFiles({
      ...whole(),
      "repositories/acme__web/deploy-keys.ndjson": whole()[KEYS] ?? "",
      "organization/notes.txt": "x",
    });

    expect(collected.notes.map(({ message }) => message)).toEqual([
      "2 files of the export belong to no slice that was read and were left out.",
    ]);
  });
});

describe("collection.json", () => {
  const slice = {
    path: "organization/repository/acme/api/deploy-keys",
    kind: "deploy-keys",
    scope: "repository/77",
    status: "complete",
  };

  it.each([
    ["of another system", { system: "kubernetes" }, "another system"],
    ["without an organization", { organization: undefined }, "organization is missing"],
    ["of a host that is none", { trustDomain: { key: "a b" } }, "trustDomain.key is missing or not as the format says"],
    [
      "with a kind nobody knows",
      { slices: [{ ...slice, kind: "gists" }] },
      "slices[0] is of a kind this version does not know",
    ],
    [
      "with a path that leads elsewhere",
      { slices: [{ ...slice, path: "organization/repository/../../deploy-keys" }] },
      "slices[0] has not the path",
    ],
    ["with a scope of another kind", { slices: [{ ...slice, scope: "organization/9" }] }, "slices[0] has not the path"],
    [
      "with an organization's listing in a repository",
      { slices: [{ ...slice, kind: "people" }] },
      "slices[0] has not the path",
    ],
    [
      "with facts of repositories that were not listed",
      { slices: [{ ...slice, path: "organization/deploy-keys", scope: "" }] },
      "slices[0] has not the path",
    ],
    [
      "with rows of repositories that were not listed",
      { slices: [{ ...slice, path: "organization/deploy-keys", scope: "", status: "failed", rows: 0 }] },
      "slices[0] has not the path",
    ],
    [
      "with a repository that has no scope",
      { slices: [{ ...slice, scope: "", status: "failed" }] },
      "slices[0] has not the path",
    ],
    ["with a slice twice", { slices: [slice, slice] }, "slices[1] stands twice"],
    [
      "with a repository of two ids",
      {
        slices: [
          slice,
          {
            ...slice,
            path: "organization/repository/acme/api/environments",
            kind: "environments",
            scope: "repository/78",
          },
        ],
      },
      "slices[1] gives a repository another id",
    ],
    [
      "that calls another listing authoritative",
      { slices: [{ ...slice, authoritative: true }] },
      "slices[0] is called authoritative",
    ],
  ])("%s is refused", (_what, change, message) => {
    writeHead((head) => ({ ...head, ...change }));

    expect(() => read()).toThrow(message);
  });

  it("is not read when nobody waits any more", () => {
    write(whole());

    expect(() => read(AbortSignal.abort(new Error("enough")))).toThrow("enough");
  });
});
