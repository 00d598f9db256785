import { lstatSync, readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "#collectors/shared/json-parse.ts";
import { reasonOf, UnreadableFile } from "#collectors/shared/read-text.ts";
import { cut, wellFormed } from "#collectors/shared/text.ts";
import type { CollectionNote } from "#collectors/types.ts";
import { hasFacts, type PlannedSlice } from "../slices/plan.ts";
import type { Row } from "../slices/rows.ts";
import { fileOf } from "./files.ts";
import { readHead, type Export, type ExportedSlice } from "./head.ts";
import { readLines } from "./lines.ts";

/** An export that lies in a directory: what it says of itself, and its rows when they are asked for. */
export interface ExportDirectory extends Export {
  plan: ExportedSlice[];
  /** The rows of one slice, read as they are taken. */
  rowsOf(planned: PlannedSlice): Generator<Row>;
  /** Files that no slice names: said, because somebody may think they were read. */
  notes(): CollectionNote[];
}

const MAX_EVIDENCE = 1000;

const RowLine = z.object({ evidence: z.string().max(MAX_EVIDENCE), document: z.record(z.string(), z.unknown()) });

/**
 * Reads an export of an organization: `collection.json` now, rows slice by slice. Symbolic links are not followed.
 * Undefined when the directory holds no `collection.json`.
 * @throws InvalidInput when `collection.json` is not that of a GitHub export
 */
export function readExportDirectory(directory: string, signal: AbortSignal): ExportDirectory | undefined {
  signal.throwIfAborted();
  const exported = readHead(directory);
  if (!exported) return undefined;
  const byPath = new Map(exported.plan.map((planned) => [planned.slice.path, planned]));
  return {
    ...exported,
    *rowsOf({ slice }) {
      signal.throwIfAborted();
      const planned = byPath.get(slice.path);
      if (planned) yield* readRows(directory, planned);
    },
    notes: () => strayFiles(directory, exported.plan),
  };
}

function* readRows(directory: string, planned: ExportedSlice): Generator<Row> {
  const file = fileOf(planned);
  const problem = (message: string, line?: number): Row => {
    return { problem: { where: file, ...(line === undefined ? {} : { line }), message: `Not read: ${message}.` } };
  };
  let count = 0;
  try {
    refuseLinks(directory, file);
    for (const { number, text } of readLines(join(directory, file))) {
      count++;
      if (text === null) {
        yield { problem: { where: file, line: number, message: "Oversize: the line is longer than 8 MiB." } };
        continue;
      }
      const parsed = parseJson(text);
      const row = parsed.ok ? RowLine.safeParse(parsed.value) : undefined;
      if (!parsed.ok) yield problem(parsed.message, number);
      else if (!row?.success) yield problem("the line has no evidence with a document", number);
      else yield { value: row.data.document, evidence: evidenceOf(row.data), at: { where: file, line: number } };
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield problem(error.message);
    return;
  }
  if (planned.rows !== undefined && count !== planned.rows) {
    yield problem(`it has ${count} rows and was written with ${planned.rows}`);
  }
}

function evidenceOf({ evidence }: z.output<typeof RowLine>): string {
  return wellFormed(cut(evidence, MAX_EVIDENCE));
}

/** The file itself is opened without following a link; the folders it lies in must be none either. */
function refuseLinks(directory: string, file: string): void {
  const folders = file.split("/").slice(0, -1);
  for (let depth = 1; depth <= folders.length; depth++) {
    const folder = folders.slice(0, depth).join("/");
    try {
      if (lstatSync(join(directory, folder)).isSymbolicLink()) {
        throw new UnreadableFile("the folder it lies in is a symbolic link, which is not followed");
      }
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile(reasonOf(error));
    }
  }
}

/** One note however many there are: their names are of no use, and were given by whoever wrote them. */
function strayFiles(directory: string, plan: readonly ExportedSlice[]): CollectionNote[] {
  const known = new Set(plan.filter(hasFacts).map((planned) => fileOf(planned)));
  const folders = ["organization", ...entries(directory, "repositories").map(({ name }) => `repositories/${name}`)];
  const found = folders.flatMap((folder) => entries(directory, folder).map(({ name }) => `${folder}/${name}`));
  const strays = found.filter((file) => !known.has(file)).length;
  if (strays === 0) return [];
  const files = strays === 1 ? "One file" : `${strays} files`;
  return [{ kind: "ignored", message: `${files} of the export belong to no slice that was read and were left out.` }];
}

function entries(directory: string, folder: string): Dirent[] {
  const path = join(directory, folder);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return [];
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // Whatever slice it belongs to says that it cannot be read.
    return [];
  }
}
