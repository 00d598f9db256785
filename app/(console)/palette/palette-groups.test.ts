import { describe, expect, it } from "vitest";
import type { Command } from "#components/commands/command.ts";
import type { PaletteIdentity } from "#lib/service/palette-search.ts";
import { pageOf, paletteGroups, stillMatching, type PaletteAnswer } from "./palette-groups.ts";

const command = (id: string, label: string, more: Partial<Command> = {}): Command => ({
  ...{ id, label, group: "Go to", run: () => undefined },
  ...more,
});

const identity = (name: string): PaletteIdentity => ({
  ...{ id: `id-${name}`, key: `kubernetes:prod:serviceaccount:x/${name}`, name },
  ...{ system: "kubernetes", kind: "service-account", status: "live", owner: null },
});

const COMMANDS = [
  command("go/changes", "Changes", { keys: "g c" }),
  command("go/identities", "Inventory", { keys: "g i" }),
  command("theme.dark", "Dark theme", { group: "Rollcall" }),
  command("assign", "Assign owner", { group: "Selection" }),
  command("next", "Next row", { group: "This page", keysOnly: true }),
];

const NOTHING: PaletteAnswer = { identities: [], repositories: [] };

const lines = (...given: Parameters<typeof paletteGroups>) =>
  paletteGroups(...given).map(({ value, items }) => [value, ...items.map(({ label }) => label)]);

describe("the lines of the palette", () => {
  it("with nothing typed begin with what was chosen last, and hold all that can be done", () => {
    const recent = [
      { id: "identity:1", label: "ci" },
      { id: "go/changes", label: "Changes" },
      { id: "gone", label: "Not offered here" },
    ];

    expect(lines(" ", COMMANDS, NOTHING, recent)).toEqual([
      ["Recent", "ci", "Changes"],
      ["Selection", "Assign owner"],
      ["Go to", "Inventory"],
      ["Rollcall", "Dark theme"],
    ]);
  });

  it("put the exact name first, then what begins so, then what holds it", () => {
    const found = [identity("ci"), identity("ci-deployer"), identity("acid")];

    expect(lines("ci", COMMANDS, { ...NOTHING, identities: found }, [])).toEqual([
      ["Identities", "ci", "ci-deployer", "acid"],
    ]);
    expect(lines("changes", COMMANDS, { ...NOTHING, identities: [identity("exchanges")] }, [])).toEqual([
      ["Go to", "Changes"],
      ["Identities", "exchanges"],
    ]);
  });

  it("match any words of a label, and never what is for keys only", () => {
    expect(lines("theme dark", COMMANDS, NOTHING, [])).toEqual([["Rollcall", "Dark theme"]]);
    expect(lines("next", COMMANDS, NOTHING, [])).toEqual([]);
  });

  it("keep identities that the server found by their key", () => {
    expect(lines("prod:serv", COMMANDS, { ...NOTHING, identities: [identity("ci")] }, [])).toEqual([
      ["Identities", "ci"],
    ]);
  });
});

describe("identities found for an earlier text", () => {
  const found = [identity("ci"), identity("ci-deployer"), identity("Payments CI")];
  const kept = (typed: string) =>
    stillMatching(typed, { ...NOTHING, identities: found }).identities.map(({ name }) => name);

  it("stay while they match what is typed by now", () => {
    expect(kept("ci-d")).toEqual(["ci-deployer"]);
    expect(kept(" CI pay ")).toEqual(["Payments CI"]);
    expect(kept("serviceaccount:x/ci-")).toEqual(["ci-deployer"]);
  });

  it("go when they do not", () => {
    expect(kept("grafana")).toEqual([]);
  });

  it("name repositories by themselves, and lead to their page and nowhere else", () => {
    const repositories = [{ name: "acme/ci", path: "/repositories/prod/acme/ci" }];

    expect(lines("acme", COMMANDS, { identities: [identity("acme-bot")], repositories }, [])).toEqual([
      ["Identities", "acme-bot"],
      ["Repositories", "acme/ci"],
    ]);
    expect(stillMatching("shop", { identities: [], repositories }).repositories).toEqual([]);
    expect(pageOf("repository:/repositories/prod/acme/ci")).toBe("/repositories/prod/acme/ci");
    expect(pageOf("repository://elsewhere.example/x")).toBe("/repositories");
    expect(pageOf("identity:1")).toBe("/identities/1");
  });
});
