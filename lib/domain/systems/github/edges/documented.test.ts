import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { githubGraph } from "./github-graph.ts";

it("every kind of edges stands in the documentation, and no other", () => {
  const text = readFileSync("docs/systems/github.md", "utf8");

  const documented = [...text.matchAll(/^\| `(github\/[a-z-]+)`/gm)].map(([, id]) => id);
  expect(documented.toSorted()).toEqual(githubGraph.kinds.map(({ id }) => id).toSorted());
});
