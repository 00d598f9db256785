import { Command } from "commander";
import { exportGraph } from "#lib/service/graph-export.ts";
import { asOperator, type CommandContext } from "../context.ts";

/** `rollcall graph`: all of the newest graph, one JSON object a line: first every node, then every edge. */
export function graphCommand(context: CommandContext): Command {
  return new Command("graph")
    .description("Print the graph that reach is read from: one JSON object per node and per edge.")
    .option("--json", "one JSON object per line: what is printed anyway")
    .action(async () => {
      const { database } = await context.openDatabase();
      for (const element of await exportGraph(asOperator(context, database))) {
        if (context.signal.aborted) return;
        context.print(`${JSON.stringify(element)}\n`);
      }
    });
}
