import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { middleTruncate, showable, showableDocument } from "./names.ts";

describe("middleTruncate", () => {
  it("keeps both ends", () => {
    expect(middleTruncate("argocd-application-controller", 22)).toBe("argocd-appl…controller");
  });

  it("leaves alone what fits", () => {
    expect(middleTruncate("ci-deployer", 11)).toBe("ci-deployer");
  });

  it("never cuts a character that is made of several", () => {
    const family = "👩‍👩‍👧‍👦";
    expect(middleTruncate(family.repeat(5), 3)).toBe(`${family}…${family}`);
  });

  it("is never longer than asked for", () => {
    const length = (text: string) => Array.from(new Intl.Segmenter("en").segment(text)).length;
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", maxLength: 80 }),
        fc.integer({ min: 3, max: 60 }),
        (name, max) => {
          expect(length(middleTruncate(name, max))).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});

describe("showable", () => {
  it.each([
    ["user\u202egnp.exe", String.raw`user\u{202e}gnp.exe`],
    ["a\u200bb", String.raw`a\u{200b}b`],
    ["a\nb\u0000", String.raw`a\u{a}b\u{0}`],
    ["naïve Ελλάδα 名前", "naïve Ελλάδα 名前"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ])("%j", (name, shown) => expect(showable(name)).toBe(shown));

  it("caps what is too long", () => {
    expect(showable("x".repeat(300_000))).toHaveLength(513);
  });
});

it("keeps the lines of a document and nothing else that is invisible", () => {
  expect(showableDocument('{\n "a": "\u202eb"\n}')).toBe('{\n "a": "\\u{202e}b"\n}');
});
