import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coverageOf, factsOf, withFiles } from "#collectors/shared/testing/collected.ts";
import { walk } from "#collectors/shared/walk.ts";
import { MANIFEST_EXTENSIONS } from "./load.ts";
import { collect, incomplete, MANIFEST_SLICES } from "./testing/collect.ts";

const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\n";

describe("walk", () => {
  it("lists manifests in byte-wise order of their paths and leaves out dot directories", async () => {
    const names = ["b.yml", "a/c.yaml", "a.json", "a-b.yaml", "B.yaml", "é.yaml", ".git/x.yaml", "a/.h.yaml", "x.txt"];
    const found = await withFiles(Object.fromEntries(names.map((name) => [name, ""])), async (path) => [
      ...walk(path, MANIFEST_EXTENSIONS),
    ]);

    expect(found.map(({ name }) => name)).toEqual([
      "B.yaml",
      "a-b.yaml",
      "a.json",
      "a/.h.yaml",
      "a/c.yaml",
      "b.yml",
      "é.yaml",
    ]);
  });

  it("does not follow symbolic links, and knows which of them hide something", async () => {
    const found = await withFiles({ "in/x.yaml": ACCOUNT, "out/y.yaml": ACCOUNT, "out/z.md": "" }, async (path) => {
      const root = join(path, "in");
      symlinkSync("../out", join(root, "directory"));
      symlinkSync("../out/y.yaml", join(root, "file.yaml"));
      symlinkSync("../out/z.md", join(root, "text"));
      symlinkSync("x.yaml", join(root, "inside.yaml"));
      symlinkSync("nowhere", join(root, "nowhere.yaml"));
      symlinkSync("..", join(root, "up"));
      return [...walk(root, MANIFEST_EXTENSIONS)].filter(({ type }) => type === "link");
    });

    expect(found).toEqual([
      { type: "link", name: "directory", leadsOut: true },
      { type: "link", name: "file.yaml", leadsOut: true },
      { type: "link", name: "inside.yaml", leadsOut: false },
      { type: "link", name: "nowhere.yaml", leadsOut: false },
      { type: "link", name: "up", leadsOut: true },
    ]);
  });
});

describe("a collection says what it could not read", () => {
  it("of a symbolic link that leads out of the directory", async () => {
    const collected = await withFiles({ "in/a.yaml": ACCOUNT, "out/b.yaml": ACCOUNT }, (path) => {
      symlinkSync("../out/b.yaml", join(path, "in/b.yaml"));
      return collect(join(path, "in"));
    });

    expect(incomplete(collected)).toHaveLength(MANIFEST_SLICES.length);
    expect(coverageOf(collected, "pods")[""]?.problems).toEqual([
      { where: "b.yaml", message: "Not read: it is a symbolic link to something outside the directory: copy that in." },
    ]);
    expect(collected.notes).toContainEqual({
      kind: "ignored",
      message: "b.yaml is a symbolic link and was not followed.",
    });
  });

  it("of a link to what is read anyway only that it was not followed", async () => {
    const collected = await withFiles({ "a.yaml": ACCOUNT }, (path) => {
      symlinkSync("a.yaml", join(path, "b.yaml"));
      return collect(path);
    });

    expect(incomplete(collected)).toEqual([]);
    expect(collected.notes).toContainEqual({
      kind: "ignored",
      message: "b.yaml is a symbolic link and was not followed.",
    });
  });

  it("of files that are no text or no files, and goes on", async () => {
    const collected = await withFiles(
      { "a.yaml": ACCOUNT, "b.yaml": Buffer.from([0x61, 0x3a, 0xff, 0xfe]) },
      (path) => {
        mkdirSync(join(path, "empty.yaml"));
        execFileSync("mkfifo", [join(path, "c.yaml")]);
        return collect(path);
      },
    );

    expect(factsOf(collected, "identity", "service-account")).toHaveLength(1);
    expect(coverageOf(collected, "roles")[""]).toMatchObject({
      status: "partial",
      problemCount: 2,
      problems: [
        { where: "b.yaml", message: "Not read: it is not UTF-8 text: save it as UTF-8." },
        { where: "c.yaml", message: "Not read: it is not a regular file." },
      ],
    });
  });

  it.skipIf(process.getuid?.() === 0)("of what it may not read (not tried as root)", async () => {
    const collected = await withFiles(
      { "a.yaml": ACCOUNT, "closed/b.yaml": ACCOUNT, "c.yaml": ACCOUNT },
      async (path) => {
        chmodSync(join(path, "closed"), 0);
        chmodSync(join(path, "c.yaml"), 0);
        return collect(path).finally(() => chmodSync(join(path, "closed"), 0o700));
      },
    );

    expect(coverageOf(collected, "roles")[""]?.problems.map(({ where }) => where)).toEqual(["c.yaml", "closed/"]);
  });

  it("of a directory that is none", async () => {
    await withFiles({ "a.yaml": ACCOUNT }, async (path) => {
      await expect(collect(join(path, "missing"))).rejects.toMatchObject({ code: "invalid-input" });
      await expect(collect(join(path, "a.yaml"))).rejects.toMatchObject({ code: "invalid-input" });
      writeFileSync(join(path, "a.yaml"), "");
      await expect(collect(join(path))).resolves.toBeDefined();
    });
  });

  it("of one without a single manifest, instead of calling it an empty cluster", async () => {
    await withFiles({ "readme.md": "" }, async (path) => {
      await expect(collect(path)).rejects.toThrow(/holds no \.yaml, \.yml or \.json file: name the directory/);
    });
  });

  it("of one it is told to stop reading", async () => {
    const signal = AbortSignal.abort(new Error("stop"));

    await withFiles({ "a.yaml": ACCOUNT }, (path) => expect(collect(path, { signal })).rejects.toThrow("stop"));
  });
});
