import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "#lib/domain/testing/scale.ts";
import { compare } from "./compare.ts";
import { mintedGlob, policyGlob } from "./glob.ts";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 });
const minted = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 4 });

/** Every text of three letters, one more than the patterns name, up to a length. */
const ALL: string[] = [""];
for (let from = 0; ALL.length < 1093; from += 1) for (const letter of "abc") ALL.push(`${ALL[from] ?? ""}${letter}`);

function matches(glob: string, text: string): boolean {
  return new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`, "u").test(text);
}

describe("what is minted against what is asked for", () => {
  it("is every, some or none exactly as the texts themselves are", () => {
    fc.assert(
      fc.property(minted, fc.array(pattern, { minLength: 1, maxLength: 3 }), fc.boolean(), (from, to, negated) => {
        const found = compare(mintedGlob(from, ""), [{ globs: to.map((one) => policyGlob(one)), negated }]);

        const made = ALL.filter((text) => matches(from, text));
        const passing = made.filter((text) => to.some((one) => matches(one, text)) !== negated);
        // What only longer texts would show cannot be seen here; what is seen must agree.
        if (passing.length > 0) expect(found.share).not.toBe("none");
        if (passing.length < made.length) expect(found.share).not.toBe("every");
        if (found.passing !== null) expect(to.some((one) => matches(one, found.passing ?? ""))).toBe(!negated);
        if (found.failing !== null) expect(to.some((one) => matches(one, found.failing ?? ""))).toBe(negated);
        if (found.passing !== null) expect(matches(from, found.passing)).toBe(true);
        if (found.share === "some") expect([found.passing, found.failing]).not.toContain(null);
      }),
      lawRuns(300),
    );
  });

  it("ends on patterns that are made to tangle", () => {
    const found = compare(mintedGlob("a*".repeat(12), ""), [{ globs: [policyGlob("*a".repeat(14))], negated: false }]);

    expect(["some", "unknown"]).toContain(found.share);
  });
});
