import { describe, expect, it } from "vitest";
import { withPanel } from "./panel-params.ts";

const ONE = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";

describe("the panel in an address of the list", () => {
  const listed = "/identities?q=owner:none&sort=kind";

  it.each([
    [listed, { open: ONE, tab: "overview" as const }, `${listed}&open=${ONE}`],
    [listed, { open: ONE, tab: "access" as const }, `${listed}&open=${ONE}&tab=access`],
    [`${listed}&open=${OTHER}&tab=access`, { open: ONE, tab: "overview" as const }, `${listed}&open=${ONE}`],
    [`${listed}&open=${OTHER}&tab=access`, { open: null, tab: "overview" as const }, listed],
    [listed, { open: null, tab: "history" as const }, listed],
    ["/identities", { open: null, tab: "overview" as const }, "/identities"],
  ])("%s", (address, panel, written) => {
    const [path, search] = withPanel(address, panel).split("?");
    const [, wanted] = written.split("?");
    expect(path).toBe("/identities");
    expect([...new URLSearchParams(search)].sort()).toEqual([...new URLSearchParams(wanted)].sort());
  });
});
