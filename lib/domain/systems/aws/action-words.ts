import type { Statement } from "./policy/policy.ts";
import { code, some } from "./code.ts";
import { resourcesWords } from "./resource-words.ts";
import { serviceName } from "./service-names.ts";

/** Deeds that say more than the name of the action. Lower case: AWS compares actions so. */
const DEEDS: Readonly<Record<string, string>> = {
  "iam:passrole": "hand % to services",
  "kms:decrypt": "decrypt with",
  "lambda:invokefunction": "run",
  "s3:deleteobject": "delete",
  "s3:getobject": "read",
  "s3:listbucket": "list what lies in",
  "s3:putobject": "write",
  "secretsmanager:getsecretvalue": "read the value of",
  "sns:publish": "send messages to",
  "sqs:sendmessage": "send messages to",
  "sqs:receivemessage": "take messages from",
  "ssm:getparameter": "read the value of",
  "ssm:sendcommand": "run commands by",
  "ssm:startsession": "open sessions on",
  "sts:assumerole": "become",
};

/** What `*` is to the deeds that are about one kind of things only. */
const EVERY: Readonly<Record<string, string>> = {
  "iam:passrole": "every role",
  "kms:decrypt": "every key",
  "lambda:invokefunction": "every function",
  "s3:deleteobject": "every object",
  "s3:getobject": "every object",
  "s3:listbucket": "every bucket",
  "s3:putobject": "every object",
  "secretsmanager:getsecretvalue": "every secret",
  "sns:publish": "every topic",
  "sqs:sendmessage": "every queue",
  "sqs:receivemessage": "every queue",
  "ssm:getparameter": "every parameter",
  "sts:assumerole": "every role",
};

/** What a statement lets somebody do, and to what: `read objects of the bucket X`, `call 12 actions of S3 on everything`. */
export function deedWords({ action, resource }: Pick<Statement, "action" | "resource">): string {
  const verb = verbWords(action);
  const [only] = action.patterns;
  const every = action.not || action.patterns.length !== 1 ? undefined : EVERY[only?.toLowerCase() ?? ""];
  const all = resource !== null && !resource.not && resource.patterns.includes("*");
  const on = all && every !== undefined ? every : resourcesWords(resource);
  return verb.includes("%") ? verb.replace("%", () => on) : `${verb} ${on}`;
}

function verbWords({ not, patterns }: Statement["action"]): string {
  if (not) return `do everything but ${some(patterns.map(code))}, on`;
  if (patterns.some(isAll)) return "do everything on";
  const [only] = patterns;
  if (patterns.length === 1 && only !== undefined) return `${single(only)}`;
  const whole = patterns.filter((pattern) => pattern.endsWith(":*"));
  if (whole.length === patterns.length) return `do everything of ${some(whole.map(nameOf), 4)} on`;
  if (patterns.length <= 3) return `call ${some(patterns.map(code))} on`;
  const services = [...new Set(patterns.map(nameOf))];
  return `call ${patterns.length} actions of ${some(services, 4)} on`;
}

/** `*`, however it is written. */
export function isAll(pattern: string): boolean {
  return pattern === "*" || pattern === "*:*";
}

function single(pattern: string): string {
  const deed = DEEDS[pattern.toLowerCase()];
  if (deed !== undefined) return deed;
  return pattern.endsWith(":*") ? `do everything of ${nameOf(pattern)} on` : `call ${code(pattern)} on`;
}

function nameOf(pattern: string): string {
  return serviceName(pattern.slice(0, Math.max(0, pattern.indexOf(":"))) || pattern);
}
