import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { matchesPath } from "./path-pattern.ts";

/** The examples of GitHub's own page on code owners. */
const EXAMPLES: [pattern: string, path: string, matches: boolean][] = [
  ["*", ".github/workflows/deploy.yml", true],
  ["*.js", "lib/deep/index.js", true],
  ["/build/logs/", "build/logs/today/a.log", true],
  ["/build/logs/", "other/build/logs/a.log", false],
  ["docs/*", "docs/getting-started.md", true],
  ["docs/*", "docs/build-app/troubleshooting.md", false],
  ["apps/", "any/apps/web/index.ts", true],
  ["apps/", "apps", false],
  ["/docs/", "docs/a/b.md", true],
  ["/scripts/", "tools/scripts/a.sh", false],
  ["**/logs", "build/logs/a.log", true],
  ["/apps/github", "apps/github/index.ts", true],
  [".github/workflows/*.yml", ".github/workflows/deploy.yml", true],
  [".github/workflows/*.yml", ".github/workflows/deploy.yaml", false],
  ["/.github/**/deploy.yml", ".github/workflows/deploy.yml", true],
];

describe("a pattern of a CODEOWNERS file", () => {
  it.each(EXAMPLES)("%s speaks of %s: %s", (pattern, path, matches) => {
    expect(matchesPath(pattern, path)).toBe(matches);
  });

  it("is answered at once, however many stars it has", () => {
    const pattern = `${"*a".repeat(200)}b`;

    expect(matchesPath(pattern, "a".repeat(5000))).toBe(false);
    expect(matchesPath(`${"**/a/".repeat(200)}b`, "a/".repeat(2000))).toBe(false);
  });
});

describe("beside git's own reading of the same pattern", () => {
  const repository = mkdtempSync(join(tmpdir(), "rollcall-ignore-"));
  execFileSync("git", ["init", "--quiet", repository]);

  afterAll(() => rmSync(repository, { recursive: true, force: true }));

  function gitSays(pattern: string, paths: readonly string[]): string[] {
    writeFileSync(join(repository, ".gitignore"), `${pattern}\n`);
    try {
      const options = { cwd: repository, input: paths.join("\n"), encoding: "utf8" } as const;
      return execFileSync("git", ["check-ignore", "--no-index", "--stdin"], options).split("\n").filter(Boolean);
    } catch {
      return [];
    }
  }

  it("agrees, but for what lies below the folders in dir/*", () => {
    const name = fc.stringMatching(/^[ab]{1,2}(\.c)?$/);
    const part = fc.oneof(name, fc.constantFrom("*", "**", "*.c", "a*", "?", "*b*"));
    const pattern = fc
      .tuple(fc.constantFrom("", "/"), fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "/"))
      .map(([start, parts, end]) => start + parts.join("/") + end)
      // Git reads stars in a row, and a bare star at the end of a path, its own way.
      .filter((text) => !/(^|\/)\*\*?\/?$/.test(text.slice(1)) && !text.includes("**/**"));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));

    fc.assert(
      fc.property(pattern, fc.uniqueArray(path, { minLength: 8, maxLength: 12 }), (text, paths) => {
        expect(paths.filter((one) => matchesPath(text, one)).toSorted()).toEqual(gitSays(text, paths).toSorted());
      }),
      { numRuns: 300 },
    );
  });
});
