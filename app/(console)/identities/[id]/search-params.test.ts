import { describe, expect, it } from "vitest";
import { identityAddress, readIdentityRequest } from "./search-params.ts";

const now = new Date("2026-11-20T13:42:00Z");

function read(query: string) {
  return readIdentityRequest(Object.fromEntries(new URLSearchParams(query)), now);
}

describe("the address of an identity", () => {
  it("is read back as it was written", () => {
    const written = { tab: "evidence", kind: "role", fact: "kubernetes:a:role:b/c" } as const;
    const { searchParams } = new URL(identityAddress("/identities/x", written), "http://localhost");

    expect(readIdentityRequest(Object.fromEntries(searchParams), now)).toMatchObject({ params: written, invalid: [] });
  });

  it.each([
    ["show=grants", "access"],
    ["show=credentials,evidence", "evidence"],
    ["show=workloads", "overview"],
    ["show=evidence&tab=history", "history"],
    ["", "overview"],
  ])("%s leads to %s, also from before there were tabs", (query, tab) => {
    expect(read(query).params.tab).toBe(tab);
  });

  it.each(["tab=graph", "asof=2026-11-21T00:00Z", "owner=me"])("%s is left out and said", (query) => {
    expect(read(query).invalid).toEqual([query]);
    expect(read(query).params).toEqual(read("").params);
  });
});
