import { analyzeReach } from "#lib/db/reach/analyze-reach.ts";
import { readFile, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Command } from "commander";
import { EXPORT_FILE, ExportHead } from "#collectors/export-format.ts";
import { loadCollector, SYSTEMS } from "#collectors/registry.ts";
import { collectDirectory } from "#collectors/runtime/collect.ts";
import type { CollectResult } from "#collectors/runtime/run-collection.ts";
import type { Database } from "#lib/db/database.ts";
import { Conflict, InvalidInput } from "#lib/errors.ts";
import { removeSample, sampleIsShown } from "#lib/service/sample.ts";
import { authorize } from "#lib/service/authorize.ts";
import { expectOrigin } from "#lib/service/sources.ts";
import { asOperator, operator, type CommandContext, type SetExitCode } from "../context.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import { readTime } from "../times.ts";

interface Options {
  from: string;
  source?: string;
  namespace: string;
  readAt?: Date;
  replaceSample?: boolean;
  json?: boolean;
}

/** `rollcall collect <system> --from <path>`: reads a directory once, through the worker's own path. */
export function collectCommand(context: CommandContext, setExitCode: SetExitCode): Command {
  return new Command("collect")
    .description("Collect a directory of manifests, or an export, once.")
    .argument("<system>", `one of: ${SYSTEMS.join(", ")}`)
    .requiredOption("--from <path>", "the directory to read")
    .option("--source <slug>", "name of the source (default: the directory's name)")
    .option("--namespace <name>", "namespace of objects that name none", "default")
    .option("--read-at <time>", "when the data was read at the source (default: now)", (text) =>
      readTime(text, context.now),
    )
    .option("--replace-sample", "remove the sample organization first")
    .option("--json", "one JSON object per line")
    .action(async (system: string, options: Options) => {
      const result = await collect(context, system, options);
      context.print(options.json ? `${JSON.stringify(result)}\n` : summary(result));
      if (result.incomplete > 0) setExitCode(EXIT_CODES.incomplete);
    });
}

async function collect(context: CommandContext, system: string, options: Options): Promise<CollectResult> {
  const actor = operator();
  authorize(actor, "source.collect");
  const collector = await loadCollector(system);
  if (!collector) throw new InvalidInput(`There is no collector for ${system}. There are: ${SYSTEMS.join(", ")}.`);
  const path = await directoryAt(context.directory, options.from);
  const exported = await exportedSlug(path);
  const sourceSlug = slugOf(options.source ?? exported ?? basename(path));
  const readAt = options.readAt ?? context.now;
  if (readAt > context.now) throw new InvalidInput("--read-at lies in the future. Nothing can have been read then.");
  const { database, url } = await context.openDatabase();
  if (!options.source && !exported) await expectOrigin(asOperator(context, database), sourceSlug, path);
  await replaceSample(context, database, options.replaceSample ?? false);
  const result = await collectDirectory({
    database,
    databaseUrl: url,
    collector,
    path,
    sourceSlug,
    sample: false,
    defaultNamespace: options.namespace,
    readAt,
    actor,
    signal: context.signal,
    onProgress: (progress) => {
      if (!options.json) context.complain(progressLine(progress));
    },
  });
  if (!options.json) context.complain("Following what reaches production …");
  await analyzeReach(database.pool, context.now);
  return result;
}

async function directoryAt(start: string, from: string): Promise<string> {
  const path = resolve(start, from);
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return path;
  throw new InvalidInput(`${path} is not a directory that can be read. Give a directory of manifests with --from.`);
}

/** The name an export gives its source; null for plain files, and for a head the collector will complain about. */
async function exportedSlug(path: string): Promise<string | null> {
  const text = await readFile(join(path, EXPORT_FILE), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return ExportHead.parse(JSON.parse(text)).source.slug;
  } catch {
    return null;
  }
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63);
  if (slug !== "") return slug;
  throw new InvalidInput("Name the source with --source: lower-case letters, digits and hyphens.");
}

/** Sample and real never coexist. */
async function replaceSample(context: CommandContext, database: Database, agreed: boolean): Promise<void> {
  const asked = asOperator(context, database);
  if (!(await sampleIsShown(asked))) return;
  const question = "This removes the sample organization, so that only what is real is shown. Go on?";
  if (!agreed && !(context.ask && (await context.ask(question)))) {
    throw new Conflict(
      "The sample organization is still shown, and sample and real never stand side by side. " +
        "Say --replace-sample to remove the sample first.",
    );
  }
  await removeSample(asked);
}

function progressLine(progress: { slice: string; status: string; facts: number; changes: number; held: number }) {
  const held = progress.held > 0 ? `, ${progress.held} closings held` : "";
  return `  ${progress.slice}: ${progress.status}, ${progress.facts} facts, ${progress.changes} changes${held}\n`;
}

function summary(result: CollectResult): string {
  const lines = [
    `Collected ${result.sourceSlug} as of ${result.readAt.toISOString()}: ${result.facts} facts, ${result.changes} changes.`,
  ];
  if (result.incomplete > 0) {
    lines.push(`${result.incomplete} slices are not complete: nothing was closed there. The Sources page says why.`);
  }
  if (result.held > 0) {
    lines.push(`${result.held} facts are missing but were not closed: the next complete collection confirms.`);
  }
  return `${lines.join("\n")}\n`;
}
