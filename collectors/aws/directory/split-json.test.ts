import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonSplitter, type Part } from "./split-json.ts";

function split(text: string, size = text.length || 1): Part[] {
  const parts: Part[] = [];
  const splitter = new JsonSplitter((part) => parts.push(part));
  for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
  splitter.end();
  return parts;
}

describe("a file of JSON documents", () => {
  it("gives the rows of its lists one by one with their lines, and each document without them", () => {
    const text = '{\n "A": [\n  {"x": [1, "],"]},\n  2\n ],\n "B": {"C": [3]}, "D": []\n}\n\n{"A": [4]}';

    expect(split(text)).toEqual([
      { type: "row", list: "A", value: { x: [1, "],"] }, line: 3 },
      { type: "row", list: "A", value: 2, line: 4 },
      { type: "document", value: { A: [null, null], B: { C: [3] }, D: [] }, line: 1 },
      { type: "row", list: "A", value: 4, line: 9 },
      { type: "document", value: { A: [null] }, line: 9 },
    ]);
  });

  it.each([
    ['{"A": [1, {"x": 2', [1], 1],
    ['{"A": [1,\n\n 2 3], "B": 1}', [1], 3],
    ['{"A": [1,, 2]}', [1, 2], 1],
    ['{"A": [1, 2,]}', [1, 2], 1],
    ['{"A": [1, 2}', [1, 2], 1],
    ['{"A": [1]\n"B": 2}', [1], 2],
    ["nothing", [], 1],
    ["]", [], 1],
  ])("%j gives what comes before the fault, and its line", (text, rows, line) => {
    const parts = split(text);

    expect(parts.flatMap((part) => (part.type === "row" ? [part.value] : []))).toEqual(rows);
    expect(parts.filter(({ type }) => type === "fault")[0]).toMatchObject({ line });
  });

  it("says the same however it is cut into pieces", () => {
    const text = JSON.stringify({ A: [{ b: 'x"\\' }, []], C: "d", D: [{ e: "}],{[" }] }, null, 1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: text.length }), (size, end) => {
        expect(split(text.slice(0, end), size)).toEqual(split(text.slice(0, end)));
      }),
    );
  });

  it("is whatever JSON says it is", () => {
    const name = fc.stringMatching(/^[A-Za-z]{1,20}$/);
    const rows = fc.dictionary(name, fc.array(fc.jsonValue()));
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 2), (value, indent) => {
        const parts = split(JSON.stringify(value, null, indent));

        expect(parts.filter(({ type }) => type === "fault")).toEqual([]);
        const all = Object.entries(value).flatMap(([list, own]) => own.map((row) => [list, row]));
        expect(parts.flatMap((part) => (part.type === "row" ? [[part.list, part.value]] : []))).toEqual(
          JSON.parse(JSON.stringify(all)),
        );
      }),
    );
  });
});
