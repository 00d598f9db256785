import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawRuns } from "../../../../testing/scale.ts";
import { evaluateParts, memberOf, type Lookup } from "./evaluate.ts";
import { parseExpression } from "./parse.ts";
import { known, oneOf, UNKNOWN, type Value } from "./possible.ts";
import { referencesOf } from "./references.ts";
import { partsOf } from "./template.ts";

const NAMES: Record<string, Value> = {
  "env.NAME": "api",
  "env.EMPTY": "",
  "inputs.flag": true,
  "matrix.config": { os: "linux", labels: ["self-hosted", "arm64"], n: 2 },
};

const lookup: Lookup = (path) => {
  const [context = "", name = "", ...rest] = path;
  const value = NAMES[`${context}.${name}`];
  if (value === undefined) return context === "inputs" && name === "stage" ? oneOf(["dev", "prod"]) : UNKNOWN;
  return known(rest.reduce((inner: Value, key) => memberOf(inner, key), value));
};

function evaluated(text: string) {
  return evaluateParts(partsOf(text), lookup);
}

describe("what a text may come to", () => {
  it.each<[string, unknown[]]>([
    ["plain", ["plain"]],
    ["", [""]],
    ["${{ 'it''s' }}", ["it's"]],
    ["a-${{ env.NAME }}-b", ["a-api-b"]],
    ["${{ env.EMPTY || 'other' }}", ["other"]],
    ["${{ env.NAME && 'yes' || 'no' }}", ["yes"]],
    ["${{ format('{0}/{1}{{}}', env.NAME, 7) }}", ["api/7{}"]],
    ['${{ fromJSON(\'["a", "b"]\') }}', [["a", "b"]]],
    ['${{ fromJSON(\'{"a": {"B": 1}}\').a.b }}', [1]],
    ["${{ matrix.config.OS }}", ["linux"]],
    ["${{ matrix.config['os'] }}", ["linux"]],
    ["${{ matrix.config.labels[1] }}", ["arm64"]],
    ["${{ matrix.config.none }}", [null]],
    ["${{ join(matrix.config.labels, '+') }}", ["self-hosted+arm64"]],
    ["${{ contains(matrix.config.labels, 'ARM64') }}", [true]],
    ["${{ startsWith('release/1', 'Release') && 1.50 || 2 }}", [1.5]],
    ["${{ !inputs.flag }}", [false]],
    ["${{ 'A' == 'a' }}", [true]],
    ["${{ 0x10 > 15 && 2 >= 2 && !(1 != 1) }}", [true]],
    ["${{ inputs.stage }}", ["dev", "prod"]],
    ["${{ inputs.stage == 'prod' && 'arn-1' || 'arn-2' }}", ["arn-2", "arn-1"]],
    ["${{ github.ref == 'refs/heads/main' && 'prod' || 'dev' }}", ["prod", "dev"]],
    ["${{ github.ref && 'prod' || 'dev' }}", ["prod", "dev"]],
    ["x-${{ inputs.stage }}", ["x-dev", "x-prod"]],
    ["${{ contains(github.event.head_commit.message, 'x') }}", [true, false]],
    ["${{ always() && 'a' || 'b' }}", ["a", "b"]],
  ])("%s: %j and nothing else", (text, values) => {
    expect(evaluated(text)).toEqual({ values: expect.arrayContaining(values), rest: "none" });
    expect(evaluated(text).values).toHaveLength(values.length);
  });

  it.each([
    ["${{ secrets.ROLE }}", []],
    ["arn:${{ vars.ACCOUNT }}", []],
    ["${{ inputs.other || 'dev' }}", ["dev"]],
    ["${{ hashFiles('x') }}", []],
    ["${{ needs.*.result }}", []],
    ["${{ fromJSON('{') }}", []],
    ["${{ not an expression }}", []],
    ["${{ toJSON(secrets) }}", []],
  ])("%s: %j, and it may be anything", (text, values) => {
    expect(evaluated(text)).toEqual({ values, rest: "any" });
  });

  it("counts what is only false when it is unknown as nothing once there is an alternative", () => {
    expect(evaluated("${{ github.ref && 'prod' }}")).toEqual({ values: ["prod"], rest: "falsy" });
  });

  it("does not count alternatives beyond what can be shown", () => {
    const many = JSON.stringify(Array.from({ length: 100 }, (_, index) => index));

    expect(evaluated(`\${{ fromJSON('${many}') }}`).values).toHaveLength(1);
    expect(evaluated("${{ inputs.stage }}".repeat(7))).toEqual(UNKNOWN);
  });
});

describe("what an expression looks at", () => {
  it.each([
    ["secrets.A", ["secrets.A"]],
    ["SECRETS['a-b'] || github.token", ["secrets.a-b", "github.token"]],
    ["secrets[matrix.name]", ["matrix.name", "secrets…"]],
    ["toJSON(secrets)", ["secrets…"]],
    ["secrets.*", ["secrets…"]],
    ["contains(needs.*.result, 'x') && !vars.B.c", ["needs…", "vars.B.c"]],
    ["fromJSON(inputs.plan).tag", ["inputs.plan"]],
    ["'secrets.A'", []],
  ])("%s: %j", (text, names) => {
    const expression = parseExpression(text);
    const found = expression ? referencesOf(expression) : [];

    expect(found.map(({ path, open }) => path.join(".") + (open ? "…" : ""))).toEqual(names);
  });
});

describe("where a text is cut", () => {
  it.each([
    ["a ${{ b }} c", ["a ", "b", " c"]],
    ["${{ '}}' }}${{x}}", ["'}}'", "x"]],
    ["${{ never ends", ["${{ never ends"]],
    ["${{ a }} ${{ 'open }}", ["a", " ${{ 'open }}"]],
    ["$${{ a }}", ["$", "a"]],
  ])("%s", (text, parts) => {
    expect(partsOf(text).map((part) => (part.type === "text" ? part.text : part.source))).toEqual(parts);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."( ) [ ] . * , ' ! && || == < ${{ }} a secrets matrix.x fromJSON( 1e9 -0x1 {0} __proto__ \u202e".split(" "),
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 60 }).map((found) => found.join("")),
  );

  it("is read or refused, and comes to the same each time", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const whole = `\${{ ${text} }}`;
        expect(evaluated(whole)).toEqual(evaluated(whole));
        const expression = parseExpression(text);
        if (expression) referencesOf(expression);
      }),
      lawRuns(2000),
    );
  });

  it("that is nested too deep or too long is refused", () => {
    expect(parseExpression("(".repeat(60) + "a" + ")".repeat(60))).toBeNull();
    expect(parseExpression("!".repeat(1500) + "a")).not.toBeNull();
    expect(parseExpression(`a${"||a".repeat(5000)}`)).toBeNull();
    expect(parseExpression("a".repeat(30_000))).toBeNull();
  });
});
