import { Command } from "commander";
import type { WorkflowView } from "#lib/domain/systems/github/workflows/workflow-view.ts";
import { listWorkflows } from "#lib/service/workflows.ts";
import { asOperator, type CommandContext } from "../context.ts";
import { printable } from "../printable.ts";
import { readTime } from "../times.ts";

interface Options {
  repository?: string;
  asOf?: Date;
  text?: boolean;
}

/** `rollcall workflows`: every workflow file that is known, one JSON object a line. */
export function workflowsCommand(context: CommandContext): Command {
  return new Command("workflows")
    .description("List workflow files with what their jobs may do, take and sign in as.")
    .option("--repository <owner/name>", "of this repository only")
    .option("--as-of <time>", "as they were at this time", (text) => readTime(text, context.now))
    .option("--json", "one JSON object per line: what is printed anyway")
    .option("--text", "a line for people instead")
    .action(async ({ repository, asOf, text }: Options) => {
      const { database } = await context.openDatabase();
      const query = { asOf: asOf ?? null, ...(repository === undefined ? {} : { repository }) };
      for await (const workflow of listWorkflows(asOperator(context, database), query)) {
        if (context.signal.aborted) return;
        context.print(text ? textLine(workflow) : `${JSON.stringify(workflow)}\n`);
      }
    });
}

function textLine({ repository, path, triggers, jobs }: WorkflowView): string {
  const secrets = new Set(jobs.flatMap((job) => job.secrets)).size;
  const count = jobs.length === 1 ? "1 job" : `${jobs.length} jobs`;
  return `${printable(repository)}\t${printable(path)}\t${printable(triggers.join(","))}\t${count}\t${secrets} secrets\n`;
}
