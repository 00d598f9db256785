import { expect, it } from "vitest";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import { sharedParts } from "./shared-parts.ts";

const row = (id: string, owner: string) =>
  ({ id, owner: { owner, because: "label" }, container: null, expires: null }) as unknown as IdentityRow;

it("keeps what rows say and makes equal parts one", () => {
  const rows = [
    { ...row("a", "web"), environment: { name: "production", because: "rule" } },
    { ...row("b", "web"), environment: null },
    { ...row("c", "data"), environment: { name: "production", because: "rule" } },
  ].map((one) => ({ ...one, credentials: { count: 0, oldestAt: null }, lastUsed: { unknown: "why" } }));

  const [a, b, c] = sharedParts(rows);

  expect([a, b, c]).toEqual(rows);
  expect(b?.owner).toBe(a?.owner);
  expect(c?.owner).not.toBe(a?.owner);
  expect(c?.environment).toBe(a?.environment);
  expect(c?.lastUsed).toBe(a?.lastUsed);
});
