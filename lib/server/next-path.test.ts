import { expect, it } from "vitest";
import { safeNextPath } from "./next-path.ts";

it.each([
  ["/", "/"],
  ["/identities?filter=owner%3Anone#row-3", "/identities?filter=owner%3Anone#row-3"],
  ["/sources/prod-eu", "/sources/prod-eu"],
  ["/sign-ins", "/sign-ins"],
])("keeps %s", (path, kept) => {
  expect(safeNextPath(path)).toBe(kept);
});

it.each([
  undefined,
  null,
  ["/identities"],
  "",
  "identities",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " /identities",
  "/sign-in",
  "/sign-in/first?token=x",
  "/api/health",
  "/x/../api/health",
  "/_next/static/x.js",
])("throws away %j", (value) => {
  expect(safeNextPath(value)).toBe("/");
});
