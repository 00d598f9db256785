import { Command } from "commander";
import type { JsonObject } from "#lib/domain/facts/json.ts";
import type { PermissionAnswer } from "#lib/domain/systems/system.ts";
import { AppError, InvalidInput } from "#lib/errors.ts";
import { openPermissions, type Ask } from "#lib/service/permissions.ts";
import { asOperator, type CommandContext, type SetExitCode } from "../context.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import { printable } from "../printable.ts";
import { readTime } from "../times.ts";

interface Options {
  subresource?: string;
  namespace?: string;
  name?: string;
  context?: Record<string, string>;
  batch?: boolean;
  asOf?: Date;
  json?: boolean;
}

/** `rollcall can`: whether an identity may do something, and because of what. */
export function canCommand(context: CommandContext, setExitCode: SetExitCode): Command {
  return new Command("can")
    .description("Say whether an identity may do something, and because of what.")
    .argument("[identity]", "its key or id")
    .argument("[verb]", "get, list, create …; an action of AWS like s3:GetObject")
    .argument("[resource]", "secrets, deployments.apps, or a path like /metrics; an ARN or *")
    .option("--subresource <name>", "log, exec, scale …")
    .option("--namespace <name>", "in this namespace (default: in all of them at once)")
    .option("--name <name>", "of this one")
    .option("--context <key=value>", "of AWS: what the request says of itself, as often as needed", collectPair, {})
    .option("--as-of <time>", "as it was at this time", (text) => readTime(text, context.now))
    .option("--batch", "read one JSON question per line, answer each with one JSON line")
    .option("--json", "one JSON object per line")
    .action(
      async (
        identity: string | undefined,
        verb: string | undefined,
        resource: string | undefined,
        options: Options,
      ) => {
        if (options.batch) {
          if (identity !== undefined) throw new InvalidInput("With --batch the questions come from standard input.");
          await answerLines(context, await openAsk(context, options), setExitCode);
          return;
        }
        if (identity === undefined || verb === undefined || resource === undefined) {
          throw new InvalidInput("Say who, what and on what: rollcall can <identity> <verb> <resource[.group]>");
        }
        const question = verb.includes(":")
          ? toActionQuestion(verb, resource, options)
          : toQuestion(verb, resource, options);
        const answer = await (await openAsk(context, options))(identity, question);
        if ("fault" in answer) throw new InvalidInput(answer.fault);
        context.print(options.json ? `${JSON.stringify(answer)}\n` : textOf(answer));
        if (answer.allowed === false) setExitCode(EXIT_CODES.no);
        if (answer.allowed === "unknown") setExitCode(EXIT_CODES.incomplete);
      },
    );
}

async function openAsk(context: CommandContext, { asOf }: Options): Promise<Ask> {
  const { database } = await context.openDatabase();
  return openPermissions(asOperator(context, database), asOf ?? null);
}

function toQuestion(verb: string, resource: string, { subresource, namespace, name }: Options): JsonObject {
  if (resource.startsWith("/")) {
    if ((subresource ?? namespace ?? name) === undefined) return { verb, path: resource };
    throw new InvalidInput("A path has no namespace, name or subresource.");
  }
  if (resource.includes("/")) throw new InvalidInput("Name the part behind the slash with --subresource.");
  const dot = resource.indexOf(".");
  const [kind, group] = dot < 0 ? [resource, ""] : [resource.slice(0, dot), resource.slice(dot + 1)];
  return {
    verb,
    group,
    resource: kind,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
}

/** An action of AWS has a colon in it, which no verb of a cluster has. */
function toActionQuestion(action: string, resource: string, options: Options): JsonObject {
  const { subresource, namespace, name, context = {} } = options;
  if ((subresource ?? namespace ?? name) !== undefined) {
    throw new InvalidInput("An action of AWS has no namespace, name or subresource: its ARN says it all.");
  }
  return { action, resource, ...(Object.keys(context).length === 0 ? {} : { context }) };
}

function collectPair(text: string, pairs: Record<string, string>): Record<string, string> {
  const equals = text.indexOf("=");
  if (equals <= 0) throw new InvalidInput("Write --context as key=value: aws:SourceIp=10.0.0.1");
  return { ...pairs, [text.slice(0, equals)]: text.slice(equals + 1) };
}

/** One answer for each line that is not empty, in their order; a line that is no question is answered as such. */
async function answerLines(context: CommandContext, ask: Ask, setExitCode: SetExitCode): Promise<void> {
  for await (const line of context.lines()) {
    if (context.signal.aborted) return;
    if (line.trim() === "") continue;
    const answer = await answerLine(ask, line);
    if ("fault" in answer) setExitCode(EXIT_CODES.failed);
    const { fault, ...rest } = { fault: undefined, ...answer };
    context.print(
      `${JSON.stringify(fault === undefined ? rest : { allowed: "unknown", because: [], error: fault })}\n`,
    );
  }
}

async function answerLine(ask: Ask, line: string): Promise<PermissionAnswer> {
  const read = readLine(line);
  if (!read) return { fault: "Not a JSON object with the key or id of an identity." };
  try {
    return await ask(read.identity, read.question);
  } catch (error) {
    if (error instanceof AppError) return { fault: error.message };
    throw error;
  }
}

function readLine(line: string): { identity: string; question: JsonObject } | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    const { identity, ...question } = value as JsonObject;
    return typeof identity === "string" ? { identity, question } : null;
  } catch {
    return null;
  }
}

const WORDS = { true: "yes", false: "no", conditional: "conditional", unknown: "unknown" } as const;

function textOf(answer: Extract<PermissionAnswer, { allowed: unknown }>): string {
  const word = WORDS[`${answer.allowed}`];
  return [word, ...answer.because.map(({ sentence }) => `  ${printable(sentence)}`), ""].join("\n");
}
