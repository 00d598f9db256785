import { Command } from "commander";
import type { ChangeView } from "#lib/domain/inventory/detail.ts";
import { listChanges } from "#lib/service/changes.ts";
import { asOperator, type CommandContext } from "../context.ts";
import { printable } from "../printable.ts";
import { readTime } from "../times.ts";

const PAGE_SIZE = 500;

interface Options {
  since: Date;
  json?: boolean;
}

/** `rollcall changes --since <time>`: what changed, newest first. */
export function changesCommand(context: CommandContext): Command {
  return new Command("changes")
    .description("List changes, newest first.")
    .requiredOption("--since <time>", "2026-11-01, or 7d for the last seven days", (text) =>
      readTime(text, context.now),
    )
    .option("--json", "one JSON object per line")
    .action(async (options: Options) => {
      const { database } = await context.openDatabase();
      let cursor: string | undefined;
      do {
        const query = { since: options.since, pageSize: PAGE_SIZE, cursor };
        const page = await listChanges(asOperator(context, database), query);
        for (const change of page.changes) {
          context.print(options.json ? `${JSON.stringify(change)}\n` : textLine(change));
        }
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && !context.signal.aborted);
    });
}

function textLine(change: ChangeView): string {
  const between = `between ${change.notBefore ?? "the beginning"} and ${change.notAfter}`;
  const reason = change.reason === null ? "" : ` ${change.reason}`;
  return `${printable(change.sentence)}${printable(reason)} (${change.sourceSlug}, ${between})\n`;
}
