import { Command, CommanderError } from "commander";
import { AppError } from "#lib/errors.ts";
import type { CommandContext } from "./context.ts";
import { canCommand } from "./commands/can.ts";
import { changesCommand } from "./commands/changes.ts";
import { collectCommand } from "./commands/collect.ts";
import { exportCommand } from "./commands/export.ts";
import { graphCommand } from "./commands/graph.ts";
import { identitiesCommand } from "./commands/identities.ts";
import { pathsCommand } from "./commands/paths.ts";
import { signInLinkCommand } from "./commands/sign-in-link.ts";
import { workflowsCommand } from "./commands/workflows.ts";
import { EXIT_CODES } from "./exit-codes.ts";

/** Runs `rollcall <argv>` and answers its exit code; says on standard error what went wrong and what to do. */
export async function runProgram(argv: readonly string[], context: CommandContext): Promise<number> {
  const exit: { code: number } = { code: EXIT_CODES.done };
  const program = new Command("rollcall")
    .description("Which machines still have access to production, who answers for them.")
    .exitOverride()
    .configureOutput({ writeOut: context.print, writeErr: context.complain });
  for (const command of [
    collectCommand,
    exportCommand,
    identitiesCommand,
    canCommand,
    pathsCommand,
    changesCommand,
    workflowsCommand,
    graphCommand,
    signInLinkCommand,
  ]) {
    program.addCommand(command(context, (code) => (exit.code = code)).exitOverride());
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exit.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
    if (!(error instanceof AppError)) throw error;
    context.complain(`${error.message}\n`);
    return error.code === "conflict" || error.code === "forbidden" ? EXIT_CODES.refused : EXIT_CODES.failed;
  }
}
