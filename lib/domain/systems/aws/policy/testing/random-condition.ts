import type { Draw } from "#lib/domain/systems/kubernetes/permissions/testing/draw.ts";

/** A key with values that requests have and values that policies name. */
interface Key {
  name: string;
  operators: readonly string[];
  has: readonly string[];
  named: readonly string[];
  multi?: true;
}

const STRINGS = ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"];
const LIKES = ["StringLike", "StringNotLike", "BinaryEquals"];
const NUMBERS = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
const ARNS = ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"];
const TOPIC = "arn:aws:sns:eu-west-1:111122223333";

export const KEYS: readonly Key[] = [
  {
    name: "aws:PrincipalTag/team",
    operators: [...STRINGS, ...LIKES],
    has: ["blue", "Blue", "green"],
    named: ["blue", "BLUE", "green", "bl*", "?reen", "${aws:username}", "${aws:PrincipalTag/squad, 'green'}"],
  },
  {
    name: "aws:UserAgent",
    operators: [...LIKES, ...STRINGS],
    has: ["cli/2.1", "sdk*", "YmFzZQ=="],
    named: ["cli/*", "sdk${*}", "YmFzZQ==", "cli/2.1", "*/?.1"],
  },
  {
    name: "aws:MultiFactorAuthAge",
    operators: NUMBERS.map((name) => `Numeric${name}`),
    has: ["60", "300", "300.0"],
    named: ["60", "300", "299.5", "900"],
  },
  {
    name: "aws:CurrentTime",
    operators: NUMBERS.map((name) => `Date${name}`),
    has: ["2026-03-01T12:00:00Z", "2026-06-01T00:00:00Z"],
    named: ["2026-03-01T12:00:00Z", "2026-04-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-06-01"],
  },
  { name: "aws:SecureTransport", operators: ["Bool"], has: ["true", "false"], named: ["true", "false", "TRUE"] },
  {
    name: "aws:SourceIp",
    operators: ["IpAddress", "NotIpAddress"],
    has: ["10.1.2.3", "192.0.2.7", "2001:db8::7"],
    named: ["10.0.0.0/8", "192.0.2.0/29", "2001:db8::/32", "10.1.2.3/32", "198.51.100.0/24"],
  },
  {
    name: "aws:SourceArn",
    operators: ARNS,
    has: [`${TOPIC}:orders`, `${TOPIC}:mail-1`],
    named: [
      `${TOPIC}:orders`,
      `${TOPIC}:mail-?`,
      "arn:aws:sns:*:111122223333:*",
      "arn:aws:sns:*:4*:orders",
      `${TOPIC}:o*`,
    ],
  },
  {
    name: "aws:TagKeys",
    operators: [...STRINGS, ...LIKES],
    has: ["team", "cost", "Team"],
    named: ["team", "cost", "t*", "owner"],
    multi: true,
  },
];

const OPERATORS = [...new Set(KEYS.flatMap((key) => key.operators)), "Null"];

/** Values a request may have for each key; some have none. */
export function randomContext(draw: Draw): Record<string, string | string[]> {
  const context: Record<string, string | string[]> = {};
  for (const key of KEYS) {
    if (draw.chance(0.15)) continue;
    context[key.name] = key.multi ? draw.some(key.has, 1 + Math.floor(draw.unit() * 2)) : draw.one(key.has);
  }
  if (draw.chance(0.5)) context["aws:username"] = draw.one(["blue", "ann"]);
  return context;
}

/** One operator on one key, as policies write it; every operator as often as any other. */
export function randomCondition(draw: Draw): Record<string, Record<string, string | string[]>> {
  const operator = draw.one(OPERATORS);
  const key = draw.one(KEYS.filter(({ operators }) => operator === "Null" || operators.includes(operator)));
  if (operator === "Null") return { Null: { [key.name]: draw.one(["true", "false"]) } };
  const values = draw.some(key.named, 1 + Math.floor(draw.unit() * 2));
  const set = draw.chance(key.multi ? 0.9 : 0.08) ? draw.one(["ForAnyValue:", "ForAllValues:"]) : "";
  // iam-simulate knows no ForAnyValue with IfExists: see the readme.
  const ifExists = set !== "ForAnyValue:" && draw.chance(0.2) ? "IfExists" : "";
  const name = draw.chance(0.1) ? key.name.toLowerCase() : key.name;
  return { [`${set}${operator}${ifExists}`]: { [name]: values.length === 1 ? (values[0] as string) : values } };
}
