import { describe, expect, it } from "vitest";
import { parseJson } from "#collectors/shared/json-parse.ts";
import { JsonHeads, JsonSplitter } from "./json-splitter.ts";
import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";
import type { Piece } from "./pieces.ts";

function split(text: string, chunk = text.length || 1): Piece[] {
  const pieces: Piece[] = [];
  const splitter = new JsonSplitter(
    (piece) => pieces.push(piece),
    (document) => {
      const heads = new JsonHeads();
      heads.push(text);
      return heads.heads.get(document);
    },
  );
  for (let at = 0; at < text.length; at += chunk) splitter.push(text.slice(at, at + chunk));
  splitter.end();
  return pieces;
}

describe("JsonSplitter", () => {
  const text = '\n{"a": "\\"}{"}\n{"kind": "Pod",\n "items": [1]}\n';

  it("cuts documents, each at its line", () => {
    expect(split(text)).toEqual([
      { type: "text", document: 1, line: 2, textLine: 2, text: '{"a": "\\"}{"}' },
      { type: "text", document: 2, line: 3, textLine: 3, text: '{"kind": "Pod",\n "items": [1]}' },
    ]);
  });

  it("cuts lists into items, also when the kind stands behind them", () => {
    const list = '{"apiVersion": "v1", "items": [\n {"a": [1, {}]},\n {"b": 2}\n], "kind": "List"}';

    expect(split(list)).toMatchObject([
      { line: 2, text: '{"a": [1, {}]}', list: { apiVersion: "v1", kind: "List" } },
      { line: 3, text: '{"b": 2}\n', list: { apiVersion: "v1", kind: "List" } },
      { line: 1, text: '{"apiVersion": "v1", "items": [\n\n\n], "kind": "List"}' },
    ]);
  });

  it("gives the same pieces whatever the chunks", () => {
    const list = `${text}{"kind":"PodList","apiVersion":"v1","items":[{"x":"é\\\\"},{"y":1}]}`;

    for (const chunk of [1, 2, 5, 11]) expect(split(list, chunk)).toEqual(split(list));
  });

  it.each([
    ["an empty item", '{"kind":"List","apiVersion":"v1","items":[{},,{}]}'],
    ["a comma too many", '{"kind":"List","apiVersion":"v1","items":[{},]}'],
    ["a leading comma", '{"kind":"List","apiVersion":"v1","items":[,{}]}'],
    ["an end too early", '{"kind":"List","apiVersion":"v1","items":[{"a":"'],
  ])("leaves %s to be found when the pieces are read", (_name, list) => {
    const bad = split(list).filter((piece) => piece.type === "text" && !parseJson(piece.text).ok);

    expect(bad).toHaveLength(1);
  });

  it("says where a file stops making sense", () => {
    expect(split('{}\n{}\nnull {"a": 1}')).toMatchObject([
      { type: "text" },
      { type: "text" },
      { type: "broken", line: 3 },
    ]);
  });

  it("skips a document that is too large", () => {
    expect(split(`{"kind": "Role", "a": "${"x".repeat(MAX_DOCUMENT)}"}`, 1 << 20)).toMatchObject([
      { type: "oversize", kinds: ["Role"] },
    ]);
  });
});

describe("parseJson refuses", () => {
  it.each([
    ["the same key twice", '{"a": {"b": 1,\n"b": 2}}', "the same key stands twice", 1],
    ["the same key with an escape", '{"a": 1, "\\u0061": 2}', "the same key stands twice", 0],
    ["a missing comma", '{"a": 1\n "b": 2}', "a comma or a closing bracket is missing", 1],
    ["a missing value", '{"a":\n }', "a value is missing", 1],
    ["a missing colon", '{"a" 1}', "a colon is missing", 0],
    ["an open text", '{"a": "b\n"}', "a text is not closed", 0],
    ["a bad escape", '{"a": "\\x"}', "a bad escape", 0],
    ["a key without quotes", "{a: 1}", "a key in double quotes", 0],
    ["an early end", '{"a": [1,', "it ends too early", 0],
    ["something behind the end", "[] 1", "something follows its end", 0],
    ["deep nesting", "[".repeat(150) + "]".repeat(150), "deeper than 100 levels", 0],
  ])("%s", (_name, text, message, line) => {
    const parsed = parseJson(text);

    expect(parsed).toMatchObject({ ok: false, line });
    expect(parsed.ok ? "" : parsed.message).toContain(message);
  });

  it("more values than it could hold in memory", () => {
    expect(parseJson(`[${"1,".repeat(400_000)}1]`)).toMatchObject({ ok: false, oversize: true });
  });

  it("without quoting the text, even one of many megabytes", () => {
    const secret = "hunter2-SECRET";

    for (const text of [
      `{"a": ${secret}}`,
      `{"${secret}": 1, "${secret}": 2}`,
      `["${"\\n".repeat(3_000_000)}${secret}`,
    ]) {
      expect(JSON.stringify(parseJson(text))).not.toContain("hunter2");
    }
  });
});

it("parseJson takes what JSON.parse takes", () => {
  const text = '{"__proto__": {"x": 1}, "a": [1.5e3, -0, true, null, "\\ud83d\\ude00:,{"]}';

  expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
});
