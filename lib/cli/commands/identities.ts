import { Command } from "commander";
import { parseFilter } from "#lib/domain/filter/grammar.ts";
import type { IdentityRow } from "#lib/domain/inventory/identity.ts";
import type { InventoryQuery } from "#lib/domain/inventory/list.ts";
import { InvalidInput } from "#lib/errors.ts";
import { listInventory } from "#lib/service/inventory.ts";
import { asOperator, type CommandContext } from "../context.ts";
import { printable } from "../printable.ts";
import { readTime } from "../times.ts";

const PAGE_SIZE = 500;

interface Options {
  filter: string;
  asOf?: Date;
  all?: boolean;
  json?: boolean;
}

/** `rollcall identities`: the inventory, whole, in the order of the page. */
export function identitiesCommand(context: CommandContext): Command {
  return new Command("identities")
    .description("List identities.")
    .option("--filter <query>", "as in the query box: owner:none kind:service-account", "")
    .option("--as-of <time>", "as the inventory was at this time", (text) => readTime(text, context.now))
    .option("--all", "also people, groups, and accounts of the platform and its vendors")
    .option("--json", "one JSON object per line")
    .action(async (options: Options) => {
      const query = toQuery(options);
      const { database } = await context.openDatabase();
      let cursor: string | undefined;
      do {
        const page = await listInventory(asOperator(context, database), { ...query, cursor });
        for (const row of page.rows) context.print(options.json ? jsonLine(row) : textLine(row));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && !context.signal.aborted);
    });
}

function toQuery(options: Options): InventoryQuery {
  const { filter, errors } = parseFilter(options.filter);
  if (errors.length > 0) throw new InvalidInput(errors.map((error) => error.message).join(" "));
  return {
    ...filter,
    sort: "name",
    descending: false,
    pageSize: PAGE_SIZE,
    asOf: options.asOf,
    includeHumans: options.all ?? false,
    includeVendors: options.all ?? false,
  };
}

function jsonLine(row: IdentityRow): string {
  const { owner, reach } = row;
  return `${JSON.stringify({
    ...row,
    owner: owner?.owner ?? null,
    ownerBecause: owner?.because ?? null,
    reachesProduction: reach.verdict,
    ability: reach.ability,
    chainLength: reach.chainLength,
  })}\n`;
}

function textLine(row: IdentityRow): string {
  const owner = row.owner?.owner ?? "no owner";
  return `${printable(row.key)}\t${row.status}\t${printable(owner)}\t${row.environment?.name ?? "unclassified"}\n`;
}
