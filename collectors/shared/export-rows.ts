import { lstatSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "./json-parse.ts";
import { readLines } from "./lines.ts";
import { reasonOf, UnreadableFile } from "./read-text.ts";
import type { Row } from "./rows.ts";
import { cut, wellFormed } from "./text.ts";

const MAX_EVIDENCE = 1000;

const RowLine = z.object({ evidence: z.string().max(MAX_EVIDENCE), document: z.record(z.string(), z.unknown()) });

/**
 * The rows of one slice's file in an export, read as they are taken: what is wrong with a line is a row too. Symbolic links
 * are not followed.
 * @param file path below the directory
 * @param written with how many rows it was written, so that one cut short is told
 */
export function* readExportRows(directory: string, file: string, written: number | undefined): Generator<Row> {
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
  if (written !== undefined && count !== written) {
    yield problem(`it has ${count} rows and was written with ${written}`);
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
