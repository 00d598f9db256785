import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ABILITIES } from "../../../reach/ability.ts";
import { kubernetesGraph } from "./graph.ts";

const PAGE = readFileSync(new URL("../../../../../docs/systems/kubernetes.md", import.meta.url), "utf8");
const SECTION = PAGE.slice(PAGE.indexOf("\n## Edges\n"));

/** The cells of the section's rows that begin with code. */
const ROWS = [...SECTION.matchAll(/^\| `([^`]+)` +\| (.+?) +\|(?: (.+?) +\|)?$/gm)].map(([, ...cells]) => cells);

describe("the page on clusters", () => {
  it("lists each kind of edge as the catalogue has it, and no other", () => {
    const kinds = ROWS.filter(([id]) => id?.startsWith("kubernetes/"));

    expect(kinds).toEqual(kubernetesGraph.kinds.map(({ id, precondition, fix }) => [id, precondition, fix]));
  });

  it("says of each ability what gives it", () => {
    expect(ROWS.map(([name]) => name).filter((name) => !name?.includes("/"))).toEqual(ABILITIES);
  });
});
