import { describe, expect, it } from "vitest";
import { parseYaml } from "./yaml-parse.ts";
import { NON_TEXT_KEYS } from "./yaml-schema.ts";

function valueOf(text: string): unknown {
  const parsed = parseYaml(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return plain(parsed.value);
}

/** The same value with ordinary objects, for comparing. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null));
}

describe("parseYaml reads as Kubernetes does", () => {
  it.each([
    ["yes", true],
    ["Off", false],
    ["y", true],
    ["N", false],
    ["'yes'", "yes"],
    ["~", null],
    ["0x1F", 31],
    ["1_000", 1000],
    ["12e03", 12000],
    ["1:30", "1:30"],
    ["2024-01-01", "2024-01-01"],
    ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    ["!!binary aGVsbG8=", "aGVsbG8="],
    ["!!str off", "off"],
    ["!Ref Other", "Other"],
    ["!If [a, b]", ["a", "b"]],
  ])("%s", (text, expected) => {
    expect(valueOf(`a: ${text}`)).toEqual({ a: expected });
  });

  it("follows merge keys, and an anchor may be defined again", () => {
    const text = "base: &b { a: 1, c: 1 }\nfirst: { <<: *b, c: 2 }\nother: &b { a: 3 }\nsecond: *b\n";

    expect(valueOf(text)).toMatchObject({ first: { a: 1, c: 2 }, second: { a: 3 } });
  });

  it("keeps __proto__ as a key like any other", () => {
    const parsed = parseYaml("__proto__: { polluted: true }\nconstructor: x\n");

    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each([
    ["on: x", true],
    ["~: x", true],
    ["1: x", false],
    ["'on': x", false],
  ])("%s has a key that is a boolean or null: %s", (text, marked) => {
    const parsed = parseYaml(text);

    expect(parsed.ok && NON_TEXT_KEYS in (parsed.value as object)).toBe(marked);
  });
});

describe("parseYaml refuses", () => {
  it.each([
    ["the same key twice", "a: 1\nb:\n  c: 1\n  c: 2\n", "the same key stands twice", 3],
    ["an unknown alias", "a: 1\nb: *nowhere\n", "an alias names an anchor", 1],
    ["a tab as indentation", "a:\n\tb: 1\n", "a tab stands", 1],
    ["a list as key", "? [a]\n: 1\n", "a mapping key is itself", 0],
    ["an open quote", 'a: 1\nb: "c\n', "its quote is not closed", 2],
    ["a template", "a: {{ .Values.x }}\n", "It looks like a template", 0],
    ["deep nesting", "[".repeat(200), "deeper than 100 levels", 0],
  ])("%s", (_name, text, message, line) => {
    const parsed = parseYaml(text);

    expect(parsed).toMatchObject({ ok: false, line });
    expect(parsed.ok ? "" : parsed.message).toContain(message);
  });

  it.each([
    ["an alias bomb", bomb(9, 10)],
    ["a value that contains itself", "a: &a [*a]"],
    [
      "a chain of aliases",
      `${Array.from({ length: 200 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}` : 1}]`).join("\n")}\n`,
    ],
  ])("%s, in little time", (_name, text) => {
    const start = performance.now();
    const parsed = parseYaml(text);

    expect(parsed).toMatchObject({ ok: false, oversize: true });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("more values than it could hold in memory", () => {
    expect(parseYaml(`[${"1,".repeat(600_000)}]`)).toMatchObject({ ok: false, oversize: true });
  });

  it("without ever quoting the document", () => {
    const secret = "hunter2-SECRET";
    const texts = [
      `a: ${secret}\na: ${secret}`,
      `a: *${secret}`,
      `a: !<tag:${secret},> x`,
      `%TAG ! ${secret}\n--- !${secret}!x y`,
      `a: "${secret}`,
      `${secret}\n- ${secret}: [`,
      `a: !${secret}! b`,
    ];

    for (const text of texts) expect(JSON.stringify(parseYaml(text))).not.toContain("hunter2");
  });
});

function bomb(levels: number, width: number): string {
  const lines = [`a0: &a0 [${Array(width).fill("x").join(", ")}]`];
  for (let level = 1; level < levels; level++) {
    lines.push(
      `a${level}: &a${level} [${Array(width)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  }
  return `${lines.join("\n")}\n`;
}
