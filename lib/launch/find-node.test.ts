import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkout } from "./checkout.mjs";
import { findNode, isAtLeast, requireStartingNode } from "./find-node.mjs";

describe("isAtLeast", () => {
  it.each([
    ["20.19.0", "20.19.0", true],
    ["v20.19.0", "20.19", true],
    ["20.18.9", "20.19.0", false],
    ["22.0.0", "20.19.0", true],
    ["8.99.0", "20.19.0", false],
  ])("%s against %s", (version, minimum, expected) => {
    expect(isAtLeast(version, minimum)).toBe(expected);
  });
});

describe("requireStartingNode", () => {
  it("says which Node is needed and which this is", () => {
    expect(() => requireStartingNode("18.20.4")).toThrow(/20\.19 or later.*18\.20\.4/);
    expect(() => requireStartingNode("20.19.0")).not.toThrow();
  });
});

describe("findNode", () => {
  const empty = join(tmpdir(), "no-checkout-here");

  it.runIf(process.platform === "linux")("prefers the locked one", () => {
    const found = findNode(checkout, { execPath: "/usr/bin/node", version: "25.0.0", arch: process.arch });

    expect(found).toContain("node_modules");
  });

  it("takes the running one if it reads TypeScript", () => {
    expect(findNode(empty, { execPath: "/own/node", version: "22.19.0", arch: "x64" })).toBe("/own/node");
  });

  it("says what to do without either", () => {
    const old = { execPath: "/own/node", version: "20.19.0", arch: "x64" };

    expect(() => findNode(empty, old)).toThrow(/Install Node\.js 24/);
  });
});
