import { readText, UnreadableFile } from "#collectors/shared/read-text.ts";
import type { NoteLog } from "#collectors/shared/note-log.ts";
import type { Row } from "#collectors/shared/rows.ts";
import { walk } from "#collectors/shared/walk.ts";
import { isCredentialReport, reportIn, reportRows } from "./credential-report.ts";
import { DETAIL_LISTS, isRecord, otherShape, PROVIDER_LISTS } from "./shapes.ts";
import { JsonSplitter, type Part } from "./split-json.ts";

/** One document of authorization details: a page, or all of them. */
export interface Page {
  file: string;
  /** Rows as they came, and what could not be read, in their order. */
  rows: Row[];
  /** The lists it has, whether or not they hold something. */
  lists: ReadonlySet<string>;
  /** It says that there is more. */
  truncated: boolean;
}

/** What files of a directory tell of accounts. */
export interface Files {
  pages: Page[];
  reports: { file: string; rows: Row[] }[];
  providers: { file: string; rows: Row[] }[];
  /** Files that could not be read, so that nobody knows what is missing. */
  unreadable: { file: string; line?: number; message: string }[];
}

const MAX_REPORT = 64 * 1024 * 1024;

/**
 * Reads every file of a directory that can tell of accounts: JSON and CSV, each known by its shape and not by its name.
 * Symbolic links are not followed. What is something else is named in a note.
 * @throws the signal's reason when it is aborted
 */
export async function readFiles(root: string, notes: NoteLog, signal: AbortSignal): Promise<Files> {
  const files: Files = { pages: [], reports: [], providers: [], unreadable: [] };
  for (const found of walk(root, [".json", ".csv"])) {
    await pause(signal);
    if (found.type === "unreadable") files.unreadable.push({ file: found.name, message: `Not read: ${found.reason}.` });
    else if (found.type === "link" && found.leadsOut) {
      files.unreadable.push({ file: found.name, message: "Not read: it is a symbolic link, which is not followed." });
    } else if (found.type === "file") readFile(found, files, notes);
  }
  return files;
}

/** Reading is synchronous: between two files others get their turn. */
async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

function readFile(found: { path: Buffer; name: string; extension: string }, files: Files, notes: NoteLog): void {
  try {
    if (found.extension === ".csv") readCsvFile(found, files, notes);
    else readJsonFile(found, files, notes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    files.unreadable.push({ file: found.name, message: `Not read: ${error.message}.` });
  }
}

function readCsvFile({ path, name }: { path: Buffer; name: string }, files: Files, notes: NoteLog): void {
  let text = "";
  for (const chunk of readText(path)) {
    text += chunk;
    if (text.length > MAX_REPORT) throw new UnreadableFile("it is larger than 64 MiB");
  }
  if (isCredentialReport(text)) files.reports.push({ file: name, rows: [...reportRows(name, text, 1)] });
  else ignore(notes, name, "is no credential report");
}

function readJsonFile({ path, name }: { path: Buffer; name: string }, files: Files, notes: NoteLog): void {
  let rows: { list: string; row: Row }[] = [];
  const take = (part: Part): void => {
    const at = { where: name, line: part.line };
    if (part.type === "row") {
      if (isKnownList(part.list)) rows.push({ list: part.list, row: { value: part.value, evidence: name, at } });
    } else if (part.type === "fault") {
      // Rows of a document that is broken elsewhere are whole all the same.
      rows.push({ list: "", row: { problem: { ...at, message: part.message } } });
    } else {
      takeDocument(name, part.value, rows, files, notes);
      rows = [];
    }
  };
  const splitter = new JsonSplitter(take);
  for (const chunk of readText(path)) splitter.push(chunk);
  splitter.end();
  takeBroken(name, rows, files);
}

function isKnownList(list: string): boolean {
  return DETAIL_LISTS.has(list) || PROVIDER_LISTS.has(list);
}

type Listed = { list: string; row: Row };

function takeDocument(file: string, value: unknown, listed: readonly Listed[], files: Files, notes: NoteLog): void {
  const lists = isRecord(value) ? Object.keys(value) : [];
  const report = isRecord(value) ? reportIn(value) : null;
  if (isDetails(lists)) {
    const more = isRecord(value) && (value["IsTruncated"] === true || "NextToken" in value);
    files.pages.push({ file, rows: listed.map(rowOf), lists: new Set(lists), truncated: more });
  } else if (lists.some((list) => PROVIDER_LISTS.has(list))) {
    files.providers.push({ file, rows: listed.map(rowOf) });
  } else if (report !== null) {
    files.reports.push({ file, rows: [...reportRows(file, report, null)] });
  } else {
    for (const { row } of listed) if ("problem" in row) files.unreadable.push({ file, ...row.problem });
    ignore(notes, file, otherShape(value));
  }
}

/** A document that did not come to its end: what was read of it counts, and that it is not all. */
function takeBroken(file: string, listed: readonly Listed[], files: Files): void {
  if (listed.length === 0) return;
  const lists = new Set(listed.map(({ list }) => list));
  if (isDetails([...lists])) {
    files.pages.push({ file, rows: listed.map(rowOf), lists, truncated: true });
  } else if ([...lists].some((list) => PROVIDER_LISTS.has(list))) {
    files.providers.push({ file, rows: listed.map(rowOf) });
  } else {
    for (const { row } of listed) if ("problem" in row) files.unreadable.push({ file, ...row.problem });
  }
}

/** `Policies` alone may be a list of anything. */
function isDetails(lists: readonly string[]): boolean {
  return lists.some((list) => list !== "Policies" && DETAIL_LISTS.has(list));
}

/** A row as its listing has it: of providers the ARN says by its name which kind it is. */
function rowOf({ list, row }: Listed): Row {
  if ("problem" in row) return row;
  const name = DETAIL_LISTS.get(list);
  if (name !== undefined) {
    const fits = isRecord(row.value) && Object.hasOwn(row.value, name);
    return fits ? row : { problem: { where: row.evidence, ...row.at, message: `Not read: it is no row of ${list}.` } };
  }
  const arn = PROVIDER_LISTS.get(list) ?? "";
  return isRecord(row.value) ? { ...row, value: { ...row.value, [arn]: row.value["Arn"] } } : row;
}

function ignore(notes: NoteLog, file: string, what: string): void {
  notes.add({ kind: "ignored", message: `${file} ${what}.` });
}
