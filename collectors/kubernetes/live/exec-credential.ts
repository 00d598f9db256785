import { execFile } from "node:child_process";
import { z } from "zod";
import { decidesWhatRuns, findProgram, withoutOwn } from "#collectors/shared/live/program.ts";
import { InvalidInput } from "#lib/errors.ts";
import type { Endpoint, Tls } from "./endpoint.ts";

const ALLOWED = "ROLLCALL_KUBECONFIG_EXEC";
const WITHIN_MS = 60_000;

/** A new credential is asked for so long before the old one ends. */
const EARLY_MS = 60_000;

const Plugin = z.object({
  apiVersion: z.enum(["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"]),
  command: z.string().min(1),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});

const Given = z.object({
  kind: z.literal("ExecCredential"),
  status: z.object({
    token: z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    expirationTimestamp: z.iso.datetime({ offset: true }).optional(),
    clientCertificateData: z.string().optional(),
    clientKeyData: z.string().optional(),
  }),
});

type Given = z.infer<typeof Given>["status"];

/**
 * A credential that a program gives, as `aws eks get-token` does. Only programs the operator of the worker listed in
 * ROLLCALL_KUBECONFIG_EXEC run, as the file writes them and the worker finds them; they see the environment without what
 * is Rollcall's own, and no variable of the file that decides what code runs.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
 * @throws InvalidInput when it is not allowed, or gives nothing
 */
export async function execCredential(
  exec: unknown,
  tls: Tls,
  environment: NodeJS.ProcessEnv,
): Promise<Pick<Endpoint, "tls" | "renews" | "token">> {
  const parsed = Plugin.safeParse(exec);
  if (!parsed.success) throw new InvalidInput("The exec plugin of the kubeconfig is not written as the format says.");
  const plugin = parsed.data;
  const allowed = (environment[ALLOWED] ?? "").split(/[\s,]+/).filter((command) => command !== "");
  if (!allowed.includes(plugin.command)) {
    throw new InvalidInput(
      `The kubeconfig wants to run ${plugin.command}. Add it to ${ALLOWED} of the worker to allow that.`,
    );
  }
  let given = await run(plugin, environment);
  const certified = given.clientCertificateData !== undefined && given.clientKeyData !== undefined;
  return {
    tls: certified ? { ...tls, certificate: given.clientCertificateData, key: given.clientKeyData } : tls,
    renews: true,
    async token(fresh) {
      const ends = given.expirationTimestamp === undefined ? Infinity : Date.parse(given.expirationTimestamp);
      if (fresh || ends - EARLY_MS < Date.now()) given = await run(plugin, environment);
      return given.token ?? null;
    },
  };
}

async function run(plugin: z.infer<typeof Plugin>, environment: NodeJS.ProcessEnv): Promise<Given> {
  const program = await findProgram(plugin.command, environment["PATH"]);
  if (program === null) {
    throw new InvalidInput(
      `The worker has no program ${plugin.command} on its PATH. Install it, or list its whole path.`,
    );
  }
  const own = (plugin.env ?? []).filter(({ name }) => !decidesWhatRuns(name));
  const info = { apiVersion: plugin.apiVersion, kind: "ExecCredential", spec: { interactive: false } };
  const env: NodeJS.ProcessEnv = {
    ...withoutOwn(environment),
    ...Object.fromEntries(own.map(({ name, value }) => [name, value])),
    KUBERNETES_EXEC_INFO: JSON.stringify(info),
  };
  const said = await new Promise<string>((resolve, reject) => {
    const options = { env, timeout: WITHIN_MS, maxBuffer: 1024 * 1024, killSignal: "SIGKILL" as const };
    execFile(program, plugin.args ?? [], options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  }).catch(() => {
    throw new InvalidInput(
      `${plugin.command} ended with an error or took too long. Run it by hand as the worker's user.`,
    );
  });
  const status = parse(said);
  if (status?.token === undefined && status?.clientKeyData === undefined) {
    throw new InvalidInput(`${plugin.command} gave no credential. Run it by hand as the worker's user.`);
  }
  return status;
}

function parse(text: string): Given | undefined {
  try {
    return Given.parse(JSON.parse(text)).status;
  } catch {
    return undefined;
  }
}
