import { describe, expect, it } from "vitest";
import type { JsonObject } from "../facts/json.ts";
import type { ChangeFacts } from "./change.ts";
import { differences } from "./differences.ts";

function change(before: JsonObject | null, after: JsonObject | null): ChangeFacts {
  const version = (content: JsonObject | null) => content && { alias: "a", name: "a", content };
  return {
    type: "changed",
    noun: "identity",
    kind: "service-account",
    alias: "a",
    reason: null,
    before: version(before),
    after: version(after),
    cameBack: false,
  };
}

describe("differences", () => {
  it("shows nothing for equal content, whatever the order of its keys", () => {
    expect(differences(change({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }))).toEqual([]);
  });

  it("shows a field's old and new value", () => {
    const found = differences(change({ automount: true }, { automount: false }));

    expect(found).toEqual([{ field: "automount", before: ["true"], after: ["false"] }]);
  });

  it("compares lists as sets and leaves out what stands in both", () => {
    const found = differences(change({ verbs: ["get", "list"] }, { verbs: ["list", "delete"] }));

    expect(found).toEqual([{ field: "verbs", before: ["get"], after: ["delete"] }]);
  });

  it("goes into objects", () => {
    const found = differences(change({ labels: { team: "a", app: "x" } }, { labels: { team: "b", app: "x" } }));

    expect(found).toEqual([{ field: "labels team", before: ["a"], after: ["b"] }]);
  });

  it("counts what is too much to show", () => {
    const many = Array.from({ length: 150 }, (_, index) => `v${index}`);

    const found = differences(change({ verbs: [] }, { verbs: many }));

    expect(found[0]?.after).toHaveLength(101);
    expect(found[0]?.after.at(-1)).toBe("and 50 more");
  });

  it("has nothing to compare for an addition", () => {
    expect(differences(change(null, { a: 1 }))).toEqual([]);
  });
});
