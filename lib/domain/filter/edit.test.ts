import { expect, it } from "vitest";
import { dropFacet, dropWords, toggleValue } from "./edit.ts";

it("selects and deselects a value", () => {
  expect(toggleValue("deploy", "owner", "none")).toBe("owner:none deploy");
  expect(toggleValue("owner:none,web deploy", "owner", "none")).toBe("owner:web deploy");
});

it("stops excluding an excluded value", () => {
  expect(toggleValue("-kind:bot,user", "kind", "bot")).toBe("-kind:user");
});

it("drops a facet, or one half of it", () => {
  expect(dropFacet("owner:none -owner:web x", "owner")).toBe("x");
  expect(dropFacet("owner:none -owner:web", "owner", "not")).toBe("owner:none");
  expect(dropFacet("owner:none -owner:web", "owner", "is")).toBe("-owner:web");
});

it("drops one word, or all", () => {
  expect(dropWords('a "b c" kind:x', "b c")).toBe("kind:x a");
  expect(dropWords('a "b c" kind:x')).toBe("kind:x");
});

it("keeps what it cannot read", () => {
  expect(toggleValue('reaches:yes "open', "owner", "none")).toBe('owner:none reaches:yes "open');
});
