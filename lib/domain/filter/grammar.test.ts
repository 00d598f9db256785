import { ABILITY_WORDS, REACH_WORDS } from "#lib/domain/reach/words.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IDENTITY_STATUSES } from "#lib/domain/inventory/identity.ts";
import { FACETS, type Facet } from "#lib/domain/inventory/list.ts";
import { AGES, isAgeFacet, MAX_AGE } from "./age.ts";
import { formatFilter, MAX_TERMS, MAX_VALUE, parseFilter, type Filter } from "./grammar.ts";

const value = fc.string({ unit: "binary", minLength: 1, maxLength: 30 }).filter((text) => !text.includes("\0"));

const days = fc.integer({ min: 1, max: MAX_AGE });
const spans = fc.oneof(
  days.map((to) => `<${to}d`),
  days.map((from) => `>${from}d`),
  fc.tuple(fc.nat(MAX_AGE - 1), days).map(([from, long]) => `${from}d-${Math.min(from + long, MAX_AGE)}d`),
);

function valueOf(facet: Facet): fc.Arbitrary<string> {
  if (facet === "status") return fc.constantFrom(...IDENTITY_STATUSES);
  if (isAgeFacet(facet)) return fc.oneof(spans, fc.constantFrom(...AGES[facet].words));
  if (facet === "reaches") return fc.constantFrom(...REACH_WORDS);
  if (facet === "ability") return fc.constantFrom(...ABILITY_WORDS);
  if (facet === "chain-length") return fc.constantFrom("1", "12", "none", "unknown");
  if (facet === "coverage") return fc.constantFrom("complete", "incomplete");
  return value;
}

function facetLimit(facet: Facet) {
  const values = fc.uniqueArray(valueOf(facet), { maxLength: 4 });
  return fc.record({ is: values, not: values }).filter(({ is, not }) => is.length + not.length > 0);
}

const filters: fc.Arbitrary<Filter> = fc.record({
  text: fc.uniqueArray(value, { maxLength: 5 }),
  facets: fc.record(Object.fromEntries(FACETS.map((facet) => [facet, facetLimit(facet)])), { requiredKeys: [] }),
});

describe("laws", () => {
  it("reads back every filter it writes", () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(formatFilter(filter))).toEqual({ filter, errors: [], unread: [] });
      }),
    );
  });

  it("reads anything without throwing, and writes a filter that reads the same", () => {
    const pieces = fc.constantFrom(
      ...[
        '"',
        "\\",
        ":",
        ",",
        "-",
        " ",
        "owner",
        "kind:",
        "status:live",
        "created:",
        "<7d",
        "-30d",
        ">2y",
        "é",
        "*",
        "\u202e",
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { filter, errors, unread } = parseFilter(text);
        expect(errors).toHaveLength(unread.length);
        expect(parseFilter(formatFilter(filter)).filter).toEqual(filter);
      }),
    );
  });

  it.each([
    '"',
    '""',
    "\\",
    '"\\',
    "-",
    ":",
    "a:",
    "owner:",
    "owner:a,",
    ",",
    " ",
    "a ",
    '"" ',
    "a:b:c:d ",
    '-"',
    "x:y,",
    "created:<7d ",
    "created:<7d,",
    "created:>",
    "7d-",
    "last-used:9",
    "reaches:x ",
    "name:*a",
    "*",
  ])("takes time in proportion to the length of %j repeated", (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const start = performance.now();
    parseFilter(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("what is read", () => {
  it("takes lives for the environment of what it lives in", () => {
    expect(parseFilter("lives:production environment:staging").filter.facets).toEqual({
      environment: { is: ["production", "staging"], not: [] },
    });
  });

  it("is facets, exclusions and words, in any order", () => {
    expect(parseFilter(' deploy owner:none  system:github,aws -kind:bot "two words" ').filter).toEqual({
      text: ["deploy", "two words"],
      facets: {
        owner: { is: ["none"], not: [] },
        system: { is: ["github", "aws"], not: [] },
        kind: { is: [], not: ["bot"] },
      },
    });
  });

  it("adds repeated keys together, whatever their case", () => {
    expect(parseFilter("owner:a OWNER:b,a").filter.facets).toEqual({ owner: { is: ["a", "b"], not: [] } });
  });

  it("keeps spaces, commas and quotes of quoted values", () => {
    expect(parseFilter(String.raw`owner:"team a, \"b\"",c`).filter.facets.owner?.is).toEqual(['team a, "b"', "c"]);
  });

  it("takes a pasted identity key for words", () => {
    const key = "kubernetes:prod-eu:serviceaccount:payments/ci";
    expect(parseFilter(key)).toEqual({ filter: { text: [key], facets: {} }, errors: [], unread: [] });
  });

  it("takes colons of a known key for part of the value", () => {
    expect(parseFilter("owner:a:b:c:d").filter).toEqual({ text: [], facets: { owner: { is: ["a:b:c:d"], not: [] } } });
  });

  it("is ages in days, whatever unit they were typed in, and words for what has none", () => {
    expect(parseFilter("last-used:<2W,30d-1y,>1y,Never -expires:later,30d credential:no").filter.facets).toEqual({
      "last-used": { is: ["<14d", "30d-365d", ">365d", "never"], not: [] },
      expires: { is: [], not: [">30d", "<30d"] },
      credential: { is: ["none"], not: [] },
    });
  });

  it("keeps a lone dash and a colon without a key as words", () => {
    expect(parseFilter("- 10.0.0.1:8080 :x __proto__:x").filter.text).toEqual([
      "-",
      "10.0.0.1:8080",
      ":x",
      "__proto__:x",
    ]);
  });
});

describe("what is refused, by name", () => {
  it.each([
    ["reaches:yes", /reaches is one of production, conditional, no, unknown/],
    ["-ability:root", /ability is one of read, write, secrets, execute, admin, none, unknown/],
    ["chain-length:>3", /chain-length is a number of steps, none or unknown, not “>3”/],
    ["created:7d", /created takes an age such as <7d, 7d-30d or >90d \(d, w or y\), or unknown, not “7d”/],
    ["created:never", /takes an age/],
    ["last-used:>90", /takes an age/],
    ["last-used:>3m", /takes an age/],
    ["changed:<0d", /takes an age/],
    ["changed:30d-7d", /begins before it ends/],
    ["changed:>999999y", /at most 36500 days/],
    ["expires:constructor", /takes an age .*, or one of never, unknown, none/],
    ["constructor:x", /no filter “constructor”/],
    ["owner:", /needs a value/],
    ["owner:a,,b", /needs a value/],
    ['owner:""', /needs a value/],
    ['""', /nothing between/],
    ['owner:"a', /closing quote is missing/],
    ['"a"b', /follows the closing quote/],
    ["-deploy", /Only values can be excluded/],
    ["a\0", /U\+0000/],
    ["status:dead", /status is one of live, implied, missing, referenced/],
    [`name:${Array.from({ length: 21 }, (_, index) => `*${index}*`).join(",")}`, /name takes at most 20 values/],
    [`owner:${Array.from({ length: 201 }, (_, index) => index).join(",")}`, /owner takes at most 200 values/],
    [`owner:${"a".repeat(MAX_VALUE + 1)}`, /at most 253 characters/],
  ])("%s", (text, message) => {
    const { filter, errors, unread } = parseFilter(`x ${text}`);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(message);
    expect(unread).toEqual([text]);
    expect(filter).toEqual({ text: ["x"], facets: {} });
  });

  it("is what goes beyond the most pieces a filter may have", () => {
    const { filter, errors } = parseFilter(Array.from({ length: MAX_TERMS + 2 }, (_, index) => `w${index}`).join(" "));
    expect(filter.text).toHaveLength(MAX_TERMS);
    expect(errors).toHaveLength(2);
  });
});
