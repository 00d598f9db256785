import { describe, expect, it } from "vitest";
import { githubGraph } from "./github-graph.ts";
import { found } from "./testing/case.ts";
import { BRANCHES } from "./testing/cases-branches.ts";
import { JOBS } from "./testing/cases-jobs.ts";
import { PEOPLE } from "./testing/cases-people.ts";
import { TOKENS } from "./testing/cases-tokens.ts";

const CASES = [...PEOPLE, ...TOKENS, ...BRANCHES, ...JOBS];

describe("edges of GitHub", () => {
  it.each(CASES)("$kind, when $when: $answer", (one) => {
    const edges = found(one);

    expect(edges.map(({ answer }) => answer)).toEqual(one.answer === null ? [] : [one.answer]);
    const said = edges.flatMap(({ conditions, unread }) => [...conditions.map(({ words }) => words), ...unread]);
    if (one.says !== undefined) expect(said.join("; ")).toContain(one.says);
    if (one.ability !== undefined) expect(edges[0]?.ability).toBe(one.ability);
  });

  it("have a case that holds and one that does not for each kind of the catalogue", () => {
    const holding = new Set(CASES.filter(({ answer }) => answer !== null).map(({ kind }) => kind));
    const lacking = new Set(CASES.filter(({ answer }) => answer === null).map(({ kind }) => kind));
    const kinds = githubGraph.kinds.map(({ id }) => id).toSorted();

    expect([...holding].toSorted()).toEqual(kinds);
    expect([...lacking].toSorted()).toEqual(kinds);
  });
});
