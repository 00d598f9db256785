import type { Statement } from "./policy/policy.ts";
import { code, some } from "./code.ts";

/** What a statement is about, in words: `objects of the bucket X`, `the role X of 1234…`, `everything`. */
export function resourcesWords(resource: Statement["resource"]): string {
  if (resource === null) return "itself";
  const { not, patterns } = resource;
  if (not) return `everything but ${some(patterns.map(resourceWords))}`;
  if (patterns.includes("*")) return "everything";
  return some([...new Set(patterns.map(resourceWords))]);
}

/** One resource or pattern of resources. */
export function resourceWords(arn: string): string {
  if (arn === "*") return "everything";
  const [, , service = "", region = "", account = "", ...rest] = arn.split(":");
  const name = rest.join(":");
  const words = Object.hasOwn(WORDS, service) ? WORDS[service]?.(name) : undefined;
  if (words === undefined) return code(arn);
  const of = account === "" || account === "*" ? "" : ` of ${account}`;
  const where = region === "" || region === "*" ? "" : ` in ${region}`;
  return `${words}${of}${where}`;
}

/** By service: what its ARNs name; undefined where only the ARN itself says it. */
const WORDS: Readonly<Record<string, (name: string) => string | undefined>> = {
  s3: (name) => {
    const slash = name.indexOf("/");
    if (slash < 0) return name === "*" ? "every bucket" : `the bucket ${code(name)}`;
    const bucket = name.slice(0, slash);
    const of = bucket === "*" ? "every bucket" : `the bucket ${code(bucket)}`;
    const object = name.slice(slash + 1);
    return object === "*" ? `objects of ${of}` : `the objects ${code(object)} of ${of}`;
  },
  iam: (name) => {
    const [kind = "", ...path] = name.split("/");
    if (!["role", "user", "group", "policy", "instance-profile"].includes(kind)) return undefined;
    const last = path.join("/");
    return last === "*" ? `every ${kind.replace("-", " ")}` : `the ${kind.replace("-", " ")} ${code(last)}`;
  },
  secretsmanager: (name) => one("secret", name.replace(/^secret:/, "")),
  ssm: (name) => (name.startsWith("parameter") ? one("parameter", name.replace(/^parameter/, "")) : undefined),
  kms: (name) => (name.startsWith("key/") ? one("key", name.slice("key/".length)) : undefined),
  lambda: (name) => (name.startsWith("function:") ? one("function", name.slice("function:".length)) : undefined),
  sqs: (name) => one("queue", name),
  sns: (name) => one("topic", name),
  dynamodb: (name) => (name.startsWith("table/") ? one("table", name.slice("table/".length)) : undefined),
};

function one(kind: string, name: string): string {
  return name === "*" || name === "/*" ? `every ${kind}` : `the ${kind} ${code(name)}`;
}
