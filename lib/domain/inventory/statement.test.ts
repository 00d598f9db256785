import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../facts/json.ts";
import { documentParts, statementAt, statementLines } from "./statement.ts";

const ROLE: Json = {
  name: "reader",
  rules: [
    { apiGroups: [""], resources: ["pods"], verbs: ["list"], resourceNames: [] },
    { apiGroups: [""], resources: ["secrets"], verbs: ["get", "list"], resourceNames: [] },
  ],
};

describe("a document", () => {
  it("reads as JSON does, whatever it holds and whatever decides", () => {
    const mark = fc.record({
      path: fc.array(fc.oneof(fc.string(), fc.nat(3))),
      deciding: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(mark), (document, marks) => {
        const text = documentParts(document as Json, marks)
          .map((part) => part.text)
          .join("");
        expect(text).toBe(JSON.stringify(document, null, 2));
      }),
    );
  });

  it("sets apart the deciding words of the place and no others", () => {
    const parts = documentParts(ROLE, [{ path: ["rules", 1], deciding: ["list", "secrets"] }]);

    expect(parts.filter(({ deciding }) => deciding).map(({ text }) => text)).toEqual(['"secrets"', '"list"']);
    expect(parts[0]?.text).toContain('"pods"');
  });
});

describe("a statement", () => {
  const mark = { path: ["rules", 1], deciding: ["list"] };

  it("is one field a line, with what decides", () => {
    const lines = statementLines(mark, statementAt(ROLE, mark.path));

    expect(lines.map((line) => line.map(({ text }) => text).join(""))).toEqual([
      'apiGroups: [""]',
      "resources: [secrets]",
      "verbs: [get, list]",
    ]);
    expect(lines.flat().filter(({ deciding }) => deciding)).toEqual([{ text: "list", deciding: true }]);
  });

  it("is the one value where the place is one", () => {
    const label = { path: ["labels", "team"], deciding: ["shop"] };

    expect(statementLines(label, "shop")).toEqual([[{ text: "labels.team: " }, { text: "shop", deciding: true }]]);
  });

  it("counts the values it leaves out", () => {
    const [line] = statementLines(mark, { verbs: Array.from({ length: 20 }, (_, index) => `v${index}`) });

    expect(line?.at(-1)).toEqual({ text: ", and 8 more]" });
  });

  it.each([["rules", 7], ["rules", 0, "verbs", 0, "x"], ["other"]])(
    "is nothing where the document has none",
    (...path) => {
      expect(statementAt(ROLE, path)).toBeNull();
    },
  );
});
