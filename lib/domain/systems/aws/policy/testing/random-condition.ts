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
    operators: LIKES,
    has: ["cli/2.1", "sdk*", "YmFzZQ=="],
    named: ["cli/*", "sdk${*}", "YmFzZQ==", "cli/2.1", "*/?.1"],
  },
  {
    name: "aws:MultiFactorAuthAge",
    operators: NUMBERS.map((name) => `Numeric${name}`),
    has: ["60", "300", "300.0", "1200"],
    named: ["60", "300", "299.5", "900"],
  },
  {
    name: "aws:CurrentTime",
    operators: NUMBERS.map((name) => `Date${name}`),
    has: ["2026-03-01T12:00:00Z", "2026-06-01T00:00:00Z", "2026-09-01T00:00:00Z"],
    named: ["2026-03-01T12:00:00Z", "2026-04-01T00:00:00Z", "2026-09-01T00:00:00Z", "2026-06-01"],
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
    named: [`${TOPIC}:orders`, `${TOPIC}:mail-?`, "arn:aws:sns:*:4*:orders", `${TOPIC}:o*`],
  },
  {
    name: "aws:TagKeys",
    operators: [...STRINGS, ...LIKES],
    has: ["team", "cost", "Team"],
    named: ["team", "cost", "t*", "owner"],
    multi: true,
  },
];

/** Comparisons twice: of several values the widest counts, so that they refuse less often. */
const OPERATORS = [...new Set(KEYS.flatMap((key) => key.operators)), "Null", "Bool", "ArnEquals", ...comparisons()];

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

/**
 * One operator on one key, as policies write it; every operator as often as any other. Often with the value of the request,
 * so that it holds about as often as not.
 */
export function randomCondition(
  draw: Draw,
  context: Record<string, string | string[]>,
): Record<string, Record<string, string | string[]>> {
  const operator = draw.one(OPERATORS);
  const key = draw.one(KEYS.filter(({ operators }) => operator === "Null" || operators.includes(operator)));
  if (operator === "Null") return { Null: { [key.name]: draw.one(["true", "false"]) } };
  const values = draw.some(key.named, draw.chance(0.2) ? 2 : 1);
  const requested = [context[key.name] ?? []].flat();
  if (requested.length > 0 && draw.chance(operator.includes("Than") ? 0 : 0.3))
    values.push(asNetwork(key, draw.one(requested)));
  const set = draw.chance(key.multi ? 0.9 : 0.1) ? draw.one(["ForAnyValue:", "ForAllValues:"]) : "";
  // iam-simulate knows no ForAnyValue with IfExists: see the readme.
  const ifExists = set !== "ForAnyValue:" && draw.chance(0.25) ? "IfExists" : "";
  const name = draw.chance(0.1) ? key.name.toLowerCase() : key.name;
  return { [`${set}${operator}${ifExists}`]: { [name]: values.length === 1 ? (values[0] as string) : values } };
}

/** iam-simulate takes single addresses of the other family in its own way: see the readme. */
function asNetwork(key: Key, value: string): string {
  if (key.name !== "aws:SourceIp") return value;
  return value.includes(":") ? `${value}/128` : `${value}/32`;
}

function comparisons(): string[] {
  return ["Numeric", "Date"].flatMap((type) => [`${type}LessThanEquals`, `${type}GreaterThanEquals`]);
}
