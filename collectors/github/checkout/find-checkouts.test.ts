import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectInto } from "#collectors/runtime/testing/collect-into.ts";
import { coverageOf, withFiles, type Files } from "#collectors/shared/testing/collected.ts";
import { createTestDatabase, type TestDatabase } from "#lib/db/testing/test-database.ts";
import { github } from "../collector.ts";
import { collect } from "../testing/collect.ts";

const WORKFLOW = "on: push\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ./ship\n";

function clone(folder: string, remote: string, workflow: string): Files {
  return {
    [`${folder}/.git/HEAD`]: "ref: refs/heads/main\n",
    [`${folder}/.git/config`]: `[remote "origin"]\n\turl = ${remote}\n`,
    [`${folder}/.github/workflows/${workflow}`]: WORKFLOW,
  };
}

const TWICE = {
  "acme__api/.github/workflows/first.yml": WORKFLOW,
  ...clone("api", "git@github.com:Acme/API.git", "second.yml"),
  ...clone("mirror", "https://ghe.example.com/acme/api", "third.yml"),
  ...clone("web", "https://github.com/acme/web", "web.yml"),
};

describe("folders of the same repository", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it("are read once, the first of them, and the others are named", async () => {
    await withFiles(TWICE, async (path) => {
      const found = await collect(path);

      expect(coverageOf(found, "repositories")[""]?.problems).toEqual([
        { where: "api", message: "Passed over: it is the same repository as the folder acme__api." },
        {
          where: "mirror",
          message:
            "Passed over: it has the same owner and name as the folder acme__api, on another host: collect it as another source.",
        },
      ]);
      expect(Object.keys(coverageOf(found, "workflows")).toSorted()).toEqual([
        "repository/acme/api",
        "repository/acme/web",
      ]);
    });
  });

  it("are collected, again and again, without a change", async () => {
    await withFiles(TWICE, async (path) => {
      const collectAt = (readAt: string) =>
        collectInto(test, {
          collector: github,
          path,
          sourceSlug: "checkouts",
          readAt: new Date(readAt),
        });
      await collectAt("2026-03-01T12:00:00Z");
      const again = await collectAt("2026-03-01T13:00:00Z");

      expect(again).toMatchObject({ changes: 0, held: 0 });
      const { rows } = await test.database.pool.query(
        "select name from identity_fact where kind = 'workflow' and closed_by is null order by name",
      );
      expect(rows).toEqual([{ name: "first.yml" }, { name: "web.yml" }]);
    });
  });
});
