import { isListKind, type ListHead } from "./pieces.ts";

const NOTHING = /^\s*(?:#.*)?$/;
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r]|$)/;
const WORD = /^:[ \t]*(?<quote>["']?)(?<word>[\w./-]*)\k<quote>[ \t\r]*(?:#.*)?$/;

/** True for a line that is blank or only a comment. */
export function isBlank(line: string): boolean {
  return NOTHING.test(line);
}

/** True for the line `items:` at the margin with nothing behind it: a block list follows. */
export function isItemsKey(line: string): boolean {
  return line.startsWith("items:") && isBlank(line.slice("items:".length));
}

/** Spaces a line begins with. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** True for a line at the margin that says what a document is. */
export function isHeadLine(line: string): boolean {
  return line.startsWith("kind:") || line.startsWith("apiVersion:") || isItemsKey(line);
}

/** What a list says of itself, by the lines at its margin; undefined when they do not make a list with items. */
export function listHead(lines: readonly string[]): ListHead | undefined {
  const kind = plainWord(lines, "kind");
  if (kind === undefined || !isListKind(kind) || !lines.some(isItemsKey)) return undefined;
  return { kind, apiVersion: plainWord(lines, "apiVersion") ?? "" };
}

/**
 * The kinds a text that cannot be parsed seems to hold, by its `kind:` lines at the indentation of its first key.
 * Empty when it does not say, or says it in a way that could be any kind (a template, a list).
 */
export function kindsOf(lines: readonly string[]): string[] {
  const first = lines.find((line) => !isBlank(line) && !MARKER.test(line) && !line.startsWith("%"));
  const key = `${" ".repeat(indentOf(first ?? ""))}kind`;
  const kinds = lines.filter((line) => line.startsWith(`${key}:`)).map((line) => wordAfter(line, key) ?? "");
  return kinds.some((kind) => kind === "" || kind === "List") ? [] : [...new Set(kinds)];
}

function plainWord(lines: readonly string[], key: string): string | undefined {
  const line = lines.find((candidate) => candidate.startsWith(`${key}:`));
  return line === undefined ? undefined : wordAfter(line, key);
}

function wordAfter(line: string, key: string): string | undefined {
  return WORD.exec(line.slice(key.length))?.groups?.["word"];
}
