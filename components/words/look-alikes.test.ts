import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookAlikes } from "./look-alikes.ts";

describe("what a name is warned of", () => {
  it.each([
    ["сi-deployer", ["Cyrillic"]],
    ["payments/сосо", ["Cyrillic"]],
    ["ΑΡΙ-gateway", ["Greek"]],
    ["pаymеnts-αpi", ["Cyrillic", "Greek"]],
    ["ｃｉ", ["styled"]],
    ["𝐜𝐢-runner", ["styled"]],
    ["Ꭺdmin", ["Cherokee"]],
  ])("%s: %j", (name, scripts) => {
    expect(lookAlikes(name)).toEqual(scripts);
  });

  it.each([
    "Сара Иванова",
    "Ελλάδα payments",
    "naïve-café",
    "名前-ci",
    "サーバー2",
    "שרת",
    "Łukasz Żółć",
    "",
    "👩‍👩‍👧 team",
  ])("%s: nothing", (name) => {
    expect(lookAlikes(name)).toEqual([]);
  });

  it("is nothing for what is ASCII", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme-ascii" }), (name) => lookAlikes(name).length === 0));
  });

  it("is something as soon as one letter of a Latin word is taken from Cyrillic", () => {
    const twins = { a: "а", c: "с", e: "е", o: "о", p: "р", x: "х" };
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{2,12}$/),
        fc.constantFrom(...Object.entries(twins)),
        (word, [latin, other]) => {
          fc.pre(word.includes(latin));
          expect(lookAlikes(word.replace(latin, other))).toEqual(["Cyrillic"]);
        },
      ),
    );
  });
});
