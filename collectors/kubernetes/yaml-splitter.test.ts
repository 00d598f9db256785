import { describe, expect, it } from "vitest";
import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";
import type { ListHead, Piece } from "./pieces.ts";
import { YamlSplitter } from "./yaml-splitter.ts";

function split(text: string, chunk = text.length || 1, heads = new Map<number, ListHead>()): Piece[] {
  const pieces: Piece[] = [];
  const splitter = new YamlSplitter(
    (piece) => pieces.push(piece),
    (document) => heads.get(document),
  );
  for (let at = 0; at < text.length; at += chunk) splitter.push(text.slice(at, at + chunk));
  splitter.end();
  return pieces;
}

/** Document, line and text of each piece. */
function shown(pieces: Piece[]): unknown[] {
  return pieces.map((piece) => [piece.document, piece.line, piece.type === "text" ? piece.text : piece.type]);
}

describe("YamlSplitter cuts documents", () => {
  it.each([
    ["comments before the first marker are no document", "# a\n---\nb: 1\n", [[1, 3, "# a\n---\nb: 1"]]],
    [
      "two documents",
      "a: 1\n---\nb: 1\n",
      [
        [1, 1, "a: 1"],
        [2, 3, "---\nb: 1"],
      ],
    ],
    [
      "an empty document counts",
      "---\n---\nb: 1\n",
      [
        [1, 1, "---"],
        [2, 3, "---\nb: 1"],
      ],
    ],
    [
      "content on the marker's line",
      "--- {a: 1}\n--- # c\nb: 1",
      [
        [1, 1, "--- {a: 1}"],
        [2, 3, "--- # c\nb: 1"],
      ],
    ],
    [
      "an end marker",
      "a: 1\n...\n# c\nb: 1\n",
      [
        [1, 1, "a: 1"],
        [2, 4, "# c\nb: 1"],
      ],
    ],
    ["a directive goes with what follows", "%YAML 1.1\n---\na: 1", [[1, 3, "%YAML 1.1\n---\na: 1"]]],
    ["dashes in text are none", "a: |\n  ---\n  b\n----\n", [[1, 1, "a: |\n  ---\n  b\n----"]]],
    ["nothing at all", "\n# only a comment\n", []],
  ])("%s", (_name, text, expected) => {
    expect(shown(split(text))).toEqual(expected);
  });

  it("gives the same pieces whatever the chunks", () => {
    const text = "# a\r\n---\r\na: 1\r\n---\r\nkind: List\r\nitems:\r\n- b: 1\r\n- c: 1\r\n";

    for (const chunk of [1, 2, 3, 7]) expect(split(text, chunk)).toEqual(split(text));
  });
});

describe("YamlSplitter cuts lists into items", () => {
  const list = { apiVersion: "v1", kind: "List" };

  it("as kubectl prints them, each at its own line", () => {
    const text =
      "apiVersion: v1\nitems:\n- kind: A\n  x: |\n    - text\n\n    more\n# note\n- kind: B\nkind: List\nmetadata: {}\n";

    expect(split(text)).toEqual([
      {
        type: "text",
        document: 1,
        line: 3,
        textLine: 3,
        text: "  kind: A\n  x: |\n    - text\n\n    more\n# note",
        list,
      },
      { type: "text", document: 1, line: 9, textLine: 9, text: "  kind: B", list },
      expect.objectContaining({
        type: "text",
        line: 1,
        text: "apiVersion: v1\nitems:\n\n\n\n\n\n\n\nkind: List\nmetadata: {}",
      }),
    ]);
  });

  it("also when the items are indented", () => {
    const pieces = split("kind: RoleList\napiVersion: v1\nitems:\n  -\n    a: 1\n  - b: 1\n");

    expect(shown(pieces).slice(0, 2)).toEqual([
      [1, 4, "   \n    a: 1"],
      [1, 6, "    b: 1"],
    ]);
  });

  it.each([
    ["another kind", "kind: Other\nitems:\n- a: 1\n"],
    ["no kind", "items:\n- a: 1\n"],
    ["items in brackets", "kind: List\nitems: [{a: 1}]\n"],
    ["an anchor, which another item may use", "kind: List\nitems:\n- a: &x 1\n- a: *x\n"],
  ])("but not with %s", (_name, text) => {
    expect(shown(split(text))).toEqual([[1, 1, text.trimEnd()]]);
  });

  it("larger than a document may be, when told its head", () => {
    const item = `- a: ${"x".repeat(1024 * 1024)}\n`;
    const text = `items:\n${item.repeat(10)}kind: List\n`;

    expect(split(text, 1 << 20)).toMatchObject([
      { type: "oversize", kinds: [], head: { kind: "List", apiVersion: "" } },
    ]);
    expect(split(text, 1 << 20, new Map([[1, list]])).filter((piece) => piece.type === "text")).toHaveLength(11);
  });

  it("and skips a single item or document that is too large, saying what it seems to be", () => {
    const big = "x".repeat(MAX_DOCUMENT);

    expect(split(`kind: Role\na: ${big}\n---\nb: 1\n`)).toMatchObject([
      { type: "oversize", kinds: ["Role"] },
      { document: 2, line: 4 },
    ]);
    const pieces = split(`items:\n- kind: Pod\n  a: ${big}\n- b: 1\nkind: List\n`, 1 << 20, new Map([[1, list]]));
    expect(pieces).toMatchObject([
      { type: "oversize", line: 2, kinds: ["Pod"] },
      { line: 4, text: "  b: 1" },
      { line: 1 },
    ]);
  });
});

it("a single line of many megabytes is skipped in little time", () => {
  const chunks = Array.from({ length: 200 }, () => "x".repeat(256 * 1024));
  const pieces: Piece[] = [];
  const splitter = new YamlSplitter((piece) => pieces.push(piece));
  const start = performance.now();
  for (const chunk of ["kind: Pod\na: ", ...chunks, "\n---\nb: 1\n"]) splitter.push(chunk);
  splitter.end();

  expect(pieces).toMatchObject([
    { type: "oversize", kinds: ["Pod"] },
    { document: 2, line: 4, text: "---\nb: 1" },
  ]);
  expect(performance.now() - start).toBeLessThan(2000);
});
