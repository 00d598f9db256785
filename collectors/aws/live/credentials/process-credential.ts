import { execFile } from "node:child_process";
import { z } from "zod";
import { findProgram, withoutOwn } from "#collectors/shared/live/program.ts";
import { InvalidInput } from "#lib/errors.ts";
import type { Keys } from "./keys.ts";

const ALLOWED = "ROLLCALL_AWS_CREDENTIAL_PROCESS";
const WITHIN_MS = 60_000;

const Given = z.object({
  Version: z.literal(1),
  AccessKeyId: z.string().regex(/^[A-Z0-9]{16,128}$/),
  SecretAccessKey: z.string().regex(/^[\x21-\x7e]+$/),
  SessionToken: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  Expiration: z.iso.datetime({ offset: true }).optional(),
});

/**
 * Keys that a program gives. Only programs that the operator of the worker listed in ROLLCALL_AWS_CREDENTIAL_PROCESS run,
 * without a shell, and they see the environment without what is Rollcall's own.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 * @throws InvalidInput when it is not allowed, or gives nothing
 */
export async function processCredential(command: string, environment: NodeJS.ProcessEnv): Promise<Keys> {
  const [name = "", ...args] = wordsOf(command);
  const allowed = (environment[ALLOWED] ?? "").split(/[\s,]+/).filter((one) => one !== "");
  if (!allowed.includes(name)) {
    throw new InvalidInput(`The profile wants to run ${name}. Add it to ${ALLOWED} of the worker to allow that.`);
  }
  const program = await findProgram(name, environment["PATH"]);
  if (program === null) {
    throw new InvalidInput(`The worker has no program ${name} on its PATH. Install it, or list its whole path.`);
  }
  const said = await new Promise<string>((resolve, reject) => {
    const env = withoutOwn(environment);
    const options = { env, timeout: WITHIN_MS, maxBuffer: 1024 * 1024, killSignal: "SIGKILL" as const };
    execFile(program, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  }).catch(() => {
    throw new InvalidInput(`${name} ended with an error or took too long. Run it by hand as the worker's user.`);
  });
  const given = parse(said);
  if (!given) throw new InvalidInput(`${name} gave no credential. Run it by hand as the worker's user.`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    ...(given.SessionToken === undefined ? {} : { sessionToken: given.SessionToken }),
    ...(given.Expiration === undefined ? {} : { expiration: new Date(given.Expiration) }),
  };
}

/** Words of a command line, with quotes around those that hold blanks. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

function parse(text: string): z.infer<typeof Given> | undefined {
  try {
    return Given.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
