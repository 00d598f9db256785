import { Command } from "commander";
import type { Reaches } from "#lib/domain/reach/verdict.ts";
import { hopSentence } from "#lib/domain/reach/views/hop-sentence.ts";
import type { PathsView, PathView } from "#lib/domain/reach/views/path-view.ts";
import { readPaths } from "#lib/service/paths.ts";
import { asOperator, type CommandContext, type SetExitCode } from "../context.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import { printable } from "../printable.ts";

interface Options {
  to?: string;
  json?: boolean;
}

/** `rollcall paths`: the chains of an identity to production, or to one resource, each hop with what it stands on. */
export function pathsCommand(context: CommandContext, setExitCode: SetExitCode): Command {
  return new Command("paths")
    .description("Say how an identity reaches production, step by step.")
    .argument("<identity>", "its key or id")
    .option("--to <resource>", "reaches this resource, by its key (default: production)")
    .option("--json", "one JSON object per chain and line")
    .action(async (identity: string, { to, json }: Options) => {
      const { database } = await context.openDatabase();
      const view = await readPaths(asOperator(context, database), identity, to === undefined ? {} : { to });
      context.print(json ? jsonLines(view) : textOf(view));
      const code = EXIT_CODE_OF[view.verdict.reaches];
      if (code !== undefined) setExitCode(code);
    });
}

const EXIT_CODE_OF: Partial<Record<Reaches, number>> = { no: EXIT_CODES.no, unknown: EXIT_CODES.incomplete };

/** Where there is no chain, one line says so, and what that *no* stands on. */
function jsonLines(view: PathsView): string {
  const { from, to, basis, asOf } = view;
  const none = { from: from.key, to: to?.key ?? null, ability: null, verdict: "no", conditions: [], hops: [] };
  const lines = view.paths.map((path) => ({ ...jsonOf(path), asOf }));
  return (lines.length === 0 ? [{ ...none, asOf, basis }] : lines).map((line) => `${JSON.stringify(line)}\n`).join("");
}

function jsonOf({ answer, ability, also, hops }: PathView) {
  return {
    from: hops[0]?.from.key ?? null,
    to: hops.at(-1)?.to.key ?? null,
    ability,
    also,
    verdict: answer,
    conditions: hops.flatMap(({ conditions }) => conditions),
    hops: hops.map((hop) => ({
      edge: hop.edge,
      from: hop.from.key,
      to: hop.to.key,
      sentence: hopSentence(hop),
      verdict: hop.answer,
      conditions: hop.conditions,
      unread: hop.unread,
      evidence: hop.evidence.map(({ alias, place }) => ({ alias, place })),
    })),
  };
}

function textOf(view: PathsView): string {
  const chains = view.paths.map((path, index) => textOfPath(path, index + 1));
  const more = view.isCut ? ["There may be more chains than these.\n"] : [];
  return [`${view.verdict.reaches}\n`, ...(chains.length === 0 ? [nothingFound(view)] : []), ...chains, ...more].join(
    "",
  );
}

function textOfPath({ answer, ability, also, hops }: PathView, place: number): string {
  const sure =
    answer === "yes" ? "" : answer === "conditional" ? ", under conditions" : ", if what was not read allows it";
  const steps = hops.length === 1 ? "1 step" : `${hops.length} steps`;
  const said = new Set<string>();
  const lines = hops.flatMap((hop) => [
    `   ${hopSentence(hop)}`,
    ...hop.conditions.map((condition) => `      if ${condition}`),
    ...hop.unread
      .filter((clause) => !said.has(clause) && said.add(clause))
      .map((clause) => `      not known: ${clause}`),
    ...hop.evidence.map(({ alias, place: where }) => `      ${where === null ? alias : `${alias}, ${where}`}`),
  ]);
  return [`${place}. ${[ability ?? "reach", ...also].join(", ")} in ${steps}${sure}`, ...lines, ""]
    .map(printable)
    .join("\n");
}

function nothingFound({ to, basis, asOf }: PathsView): string {
  const where = to === null ? "production" : to.name;
  const oldest = basis.oldestReadAt === null ? "" : `, the oldest read of ${basis.oldestReadAt}`;
  const gaps = basis.incomplete === 0 ? "" : `, ${basis.incomplete} of them not completely`;
  const sources = basis.sources === 1 ? "1 source was" : `${basis.sources} sources were`;
  return `  ${printable(`No chain to ${where} as of ${asOf}: ${sources} read${gaps}${oldest}.`)}\n`;
}
