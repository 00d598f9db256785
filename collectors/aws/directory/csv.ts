/** A line of a CSV file with its fields, or what is wrong with it; `line` counts from 1. */
export type CsvRecord = { line: number; fields: string[] } | { line: number; fault: string };

/** Longest record read, in characters. */
const MAX_RECORD = 64 * 1024;

/**
 * Reads CSV by RFC 4180: comma, quotes doubled inside quotes, and nothing else. After a quote that is not closed the rest of
 * the text makes no sense, so it is one fault. Empty lines are left out.
 */
export function* readCsv(text: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const fields: string[] = [];
    const from = at;
    let fault: string | undefined;
    for (;;) {
      const field = readField(text, at);
      if (typeof field === "string") {
        fault = field;
        break;
      }
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (text[at] !== ",") break;
      at++;
    }
    if (fault !== undefined) {
      yield { line: start, fault };
      return;
    }
    if (text.startsWith("\r\n", at)) at += 2;
    else if (text[at] === "\n") at++;
    line++;
    if (at - from > MAX_RECORD) yield { line: start, fault: "Oversize: the record is longer than 64 KiB." };
    else if (fields.length > 1 || fields[0] !== "") yield { line: start, fields };
  }
}

function readField(text: string, at: number): { value: string; end: number; lines: number } | string {
  if (text[at] !== '"') {
    PLAIN.lastIndex = at;
    const value = PLAIN.exec(text)?.[0] ?? "";
    const end = at + value.length;
    return text[end] === '"' || (text[end] === "\r" && text[end + 1] !== "\n")
      ? "Not read: a quote or a line break stands inside a field that has no quotes."
      : { value, end, lines: 0 };
  }
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(text)?.[0];
  if (quoted === undefined) return "Not read: a quote is not closed.";
  const end = at + quoted.length;
  if (end < text.length && !/[,\r\n]/.test(text[end] ?? "")) return "Not read: something follows a closing quote.";
  const value = quoted.slice(1, -1).replaceAll('""', '"');
  return { value, end, lines: value.split("\n").length - 1 };
}

const PLAIN = /[^",\r\n]*/y;
const QUOTED = /"(?:[^"]|"")*"/y;
