import { expect, it } from "vitest";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { byCollection, changesHeadline, typesInWords } from "./groups.ts";

function aChange(part: Partial<ChangeView>): ChangeView {
  return {
    ...{ id: "1", sentence: "ci was added.", type: "added", noun: "identity", kind: "service-account", key: "k" },
    ...{ identity: null, notBefore: null, notAfter: "2026-11-08T22:10:00Z", reason: null, differences: [] },
    ...{ sourceSlug: "prod-eu", collectionId: "7" },
    ...part,
  };
}

it("groups neighbors of one collection and keeps the order", () => {
  const changes = ["7", "7", "6", "7"].map((collectionId, id) => aChange({ id: String(id), collectionId }));
  const groups = byCollection(changes);
  expect(groups.map(({ changes: inGroup }) => inGroup.map(({ id }) => id))).toEqual([["0", "1"], ["2"], ["3"]]);
  expect(new Set(groups.map(({ key }) => key)).size).toBe(3);
});

it("says what kinds of change there are", () => {
  const changes = [aChange({}), aChange({ type: "removed" }), aChange({})];
  expect(typesInWords(changes)).toBe("2 added and 1 removed");
  expect(changesHeadline(changes, { more: false, older: false })).toBe("3 changes: 2 added and 1 removed");
  expect(changesHeadline(changes, { more: true, older: false })).toBe("The newest 3 changes");
  expect(changesHeadline(changes.slice(1, 2), { more: false, older: true })).toBe("1 change from before");
  expect(changesHeadline([], { more: false, older: true })).toBe("No older changes");
});
