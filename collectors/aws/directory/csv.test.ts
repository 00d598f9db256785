import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "./csv.ts";

describe("CSV", () => {
  it("is read as RFC 4180 has it", () => {
    expect([...readCsv('a,b\r\n"x ""y"", z",\n\n"two\nlines",2\nlast,')]).toEqual([
      { line: 1, fields: ["a", "b"] },
      { line: 2, fields: ['x "y", z', ""] },
      { line: 4, fields: ["two\nlines", "2"] },
      { line: 6, fields: ["last", ""] },
    ]);
  });

  it.each([
    ['a\n"b', "Not read: a quote is not closed."],
    ['a\n"b"c', "Not read: something follows a closing quote."],
    ['a\nb"c', "Not read: a quote or a line break stands inside a field that has no quotes."],
    ["a\nb\rc", "Not read: a quote or a line break stands inside a field that has no quotes."],
  ])("%j stops where it makes no sense", (text, fault) => {
    expect([...readCsv(text)]).toEqual([
      { line: 1, fields: ["a"] },
      { line: 2, fault },
    ]);
  });

  it("gives back whatever was written", () => {
    const written = (records: string[][]) =>
      records.map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",")).join("\r\n");
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1 }), (records) => {
        expect([...readCsv(written(records))].map((record) => ("fields" in record ? record.fields : record))).toEqual(
          records,
        );
      }),
    );
  });

  it("of any text comes to an end, its lines in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a") }), (text) => {
        const lines = [...readCsv(text)].map(({ line }) => line);

        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      }),
    );
  });
});
