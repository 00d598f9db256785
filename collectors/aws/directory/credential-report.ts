import type { Row } from "#collectors/shared/rows.ts";
import { readCsv } from "./csv.ts";

const HEADER = /^\s*(?:user,arn,user_creation_time,)/;

/** Says whether a text begins like a credential report. */
export function isCredentialReport(text: string): boolean {
  return HEADER.test(text.slice(0, 200));
}

/** The report in what `get-credential-report` answers, where `Content` is Base64; null when it is none. */
export function reportIn(value: Readonly<Record<string, unknown>>): string | null {
  const { Content: content } = value;
  if (typeof content !== "string") return null;
  if (isCredentialReport(content)) return content;
  const text = Buffer.from(content, "base64").toString("utf8");
  return isCredentialReport(text) ? text : null;
}

/** The lines of a report, each as a row by the names in its header. `firstLine`: where the text begins in its file. */
export function* reportRows(file: string, text: string, firstLine: number | null): Generator<Row> {
  let header: string[] | null = null;
  for (const record of readCsv(text)) {
    const at = { where: file, ...(firstLine === null ? {} : { line: firstLine + record.line - 1 }) };
    if ("fault" in record) {
      yield { problem: { ...at, message: record.fault } };
    } else if (header === null) {
      header = record.fields;
    } else if (record.fields.length !== header.length) {
      yield { problem: { ...at, message: "Not read: the line has not as many fields as the header." } };
    } else {
      const { fields } = record;
      yield { value: Object.fromEntries(header.map((name, index) => [name, fields[index]])), evidence: file, at };
    }
  }
}
