import { describe, expect, it } from "vitest";
import { originOf } from "./live-source.ts";
import { toyLive } from "./testing/toy-live.ts";

describe("what a collection says it read", () => {
  const origin = (address: string) => {
    const settings = { connection: "address", permissions: [], fields: { address } };
    const source = { id: 1, slug: "s", system: "kubernetes", sample: false, trustDomainId: null };
    return originOf({ ...source, state: "active", settings, sealedCredential: null }, toyLive);
  };

  it.each([
    ["https://api.example:6443/k8s?x=hunter2", "Address and token: https://api.example:6443"],
    ["https://admin:hunter2@api.example", "Address and token: https://api.example"],
    ["admin:hunter2@api.example", "Address and token: an address that is none"],
    ["https://admin:hunter2@", "Address and token: an address that is none"],
    ["prod.yaml", "Address and token: prod.yaml"],
  ])("holds no secret of %s", (address, said) => {
    expect(origin(address)).toBe(said);
  });
});
