import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { Command } from "commander";
import { SYSTEMS } from "#collectors/registry.ts";
import { exportSystem } from "#collectors/runtime/export.ts";
import { InvalidInput } from "#lib/errors.ts";
import { authorize } from "#lib/service/authorize.ts";
import { operator, type CommandContext, type SetExitCode } from "../context.ts";
import { EXIT_CODES } from "../exit-codes.ts";

interface Options {
  out: string;
  source?: string;
  kubeconfig?: string;
  context?: string;
  inCluster?: boolean;
  namespaces?: string;
  with: string[];
  without: string[];
  insecureSkipTlsVerify?: boolean;
  json?: boolean;
}

/**
 * `rollcall export <system> --out <directory>`: reads a running system where Rollcall itself is not, for `collect --from`
 * where it is. Needs no database.
 */
export function exportCommand(context: CommandContext, setExitCode: SetExitCode): Command {
  return new Command("export")
    .description("Read a running system into a directory, to be collected elsewhere.")
    .argument("<system>", `one of: ${SYSTEMS.join(", ")}`)
    .requiredOption("--out <path>", "a new or empty directory")
    .option("--source <slug>", "name of the source the export is of (default: the directory's name)")
    .option("--kubeconfig <path>", "kubeconfig file (default: KUBECONFIG, else ~/.kube/config)")
    .option("--context <name>", "context of the kubeconfig (default: its current one)")
    .option("--in-cluster", "as the service account of the pod this runs in")
    .option("--namespaces <names>", "namespaces to read where the whole cluster is refused, separated by commas")
    .option("--with <rights>", "also use these optional rights: secrets", list, [])
    .option("--without <rights>", "leave out what these rights read: pods,jobs", list, [])
    .option("--insecure-skip-tls-verify", "do not check the server's certificate")
    .option("--json", "the summary as one JSON object")
    .action(async (system: string, options: Options) => {
      authorize(operator(), "source.collect");
      const out = resolve(context.directory, options.out);
      const { objects, readAt, slices } = await exportSystem({
        system,
        out,
        sourceSlug: slugOf(options.source ?? basename(out)),
        kubeconfig: options.inCluster ? null : resolve(context.directory, options.kubeconfig ?? defaultKubeconfig()),
        context: options.context,
        namespaces: options.namespaces ?? "",
        insecureSkipTlsVerify: options.insecureSkipTlsVerify ?? false,
        withRights: options.with,
        withoutRights: options.without,
        signal: context.signal,
      });
      const missing = slices.filter(({ status }) => !["complete", "switched-off", "not-supported"].includes(status));
      const lines = [
        `Exported ${objects} objects to ${out}. Collect them with: rollcall collect ${system} --from ${out}`,
        ...missing.map(({ path, status, reason }) => `  ${path}: ${status}. ${reason ?? ""}`),
      ];
      context.print(
        options.json ? `${JSON.stringify({ path: out, objects, readAt, slices })}\n` : `${lines.join("\n")}\n`,
      );
      if (missing.length > 0) setExitCode(EXIT_CODES.incomplete);
    });
}

function list(value: string, before: string[]): string[] {
  return [...before, ...value.split(",").map((id) => id.trim())];
}

function defaultKubeconfig(): string {
  return process.env["KUBECONFIG"]?.split(":").find((path) => path !== "") ?? join(homedir(), ".kube", "config");
}

function slugOf(name: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) return name;
  throw new InvalidInput("Name the source with --source: lower-case letters, digits and hyphens.");
}
