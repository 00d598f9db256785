import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { buildGraph } from "../graph/build.ts";
import { indexOf, keyOf } from "../graph/read.ts";
import { edge, node } from "../testing/elements.ts";
import { elementsOfRandom, randomGraphs } from "../testing/random-graph.ts";
import { decodeGraph, SnapshotRefused } from "./decode.ts";
import { digestOf, encodeGraph } from "./encode.ts";

const SMALL = encodeGraph(
  buildGraph([node("bot"), edge("bot", "søppel 🗝"), edge("søppel 🗝", "secret", "secrets", "conditional")]),
);

describe("a snapshot", () => {
  it("is read as the graph that was written, and written as the bytes that were read", () => {
    fc.assert(
      fc.property(randomGraphs, (random) => {
        const graph = buildGraph(elementsOfRandom(random));
        const snapshot = encodeGraph(graph);

        expect(decodeGraph(snapshot)).toEqual(graph);
        expect(encodeGraph(decodeGraph(snapshot))).toEqual(snapshot);
      }),
      lawRuns(500),
    );
  });

  it("keeps names as they are, a byte order mark at their beginning too", () => {
    const names = ["\uFEFFbot", "bot", "\uFEFF", "", "b\u0000t"];
    const graph = decodeGraph(encodeGraph(buildGraph(names.map((name) => node(name)))));

    expect(names.map((name) => keyOf(graph, indexOf(graph, name)))).toEqual(names);
  });

  it("of nothing is one", () => {
    expect(decodeGraph(encodeGraph(buildGraph([]))).to).toHaveLength(0);
  });

  it("is read wherever in memory it begins", () => {
    const moved = new Uint8Array(SMALL.length + 3);
    moved.set(SMALL, 3);

    expect(decodeGraph(moved.subarray(3))).toEqual(decodeGraph(SMALL));
  });

  it("is refused wherever it was cut off", () => {
    for (let length = 0; length < SMALL.length; length += 1) {
      expect(() => decodeGraph(SMALL.slice(0, length))).toThrow(SnapshotRefused);
    }
  });

  it("is refused with any byte altered", () => {
    for (let at = 0; at < SMALL.length; at += 1) {
      const altered = SMALL.slice();
      altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8));

      expect(() => decodeGraph(altered)).toThrow(SnapshotRefused);
    }
  });

  it("of another version says so", () => {
    const other = SMALL.slice();
    other[4] = 200;

    expect(() => decodeGraph(other)).toThrow("the snapshot has version 200, this Rollcall reads 1");
  });

  it("has a digest that follows from the facts", () => {
    const elements = [edge("bot", "runner"), edge("runner", "secret", "secrets")];

    expect(digestOf(encodeGraph(buildGraph(elements)))).toBe(digestOf(encodeGraph(buildGraph(elements.toReversed()))));
    expect(digestOf(encodeGraph(buildGraph(elements)))).not.toBe(digestOf(SMALL));
    expect(digestOf(SMALL)).toMatch(/^[0-9a-f]{32}$/);
  });
});
