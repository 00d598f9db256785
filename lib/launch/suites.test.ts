import { describe, expect, it } from "vitest";
import { chooseSuites, suites, tooFewModules } from "./suites.ts";

const all = suites((name) => `${name}.json`);

function names(only: string[]): string[] {
  return chooseSuites(all, only).suites.map((suite) => suite.name);
}

describe("chooseSuites", () => {
  it("takes everything but what must be asked for", () => {
    expect(names([])).toEqual(all.map((suite) => suite.name).filter((name) => name !== "corpus"));
  });

  it("knows the check and single suites, in their order", () => {
    expect(names(["check"])).toEqual(["generate", "format", "lint", "types", "boundaries", "unused", "unit"]);
    expect(names(["e2e", "build"])).toEqual(["build", "e2e"]);
    expect(names(["corpus"])).toEqual(["corpus"]);
  });

  it("names what it does not know", () => {
    expect(chooseSuites(all, ["unit", "units"]).unknown).toEqual(["units"]);
  });
});

describe("tooFewModules", () => {
  it.each([
    ["no dependency violations found (412 modules, 901 dependencies cruised)", undefined],
    [
      "no dependency violations found (0 modules, 0 dependencies cruised)",
      "Only 0 modules were looked at; expected 100 or more.",
    ],
    ["", "Only 0 modules were looked at; expected 100 or more."],
  ])("%s", (output, objection) => {
    expect(tooFewModules(output)).toBe(objection);
  });
});
