import { parseJson } from "#collectors/shared/json-parse.ts";
import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";

/**
 * A part of a file of JSON documents.
 *
 * - `row`: an element of a list that stands at the top of a document, under the name of that list
 * - `document`: a document has ended, or the file has; `value` is what it holds, with `null` in place of each row
 * - `fault`: something that could not be read, in words that quote nothing of it
 */
export type Part =
  | { type: "row"; list: string; value: unknown; line: number }
  | { type: "document"; value: unknown; line: number }
  | { type: "fault"; message: string; line: number };

const QUOTE = 34;
const COMMA = 44;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Takes a file of JSON documents apart, one after the other, without holding more than one row of a list: what AWS answers
 * about an account is one object with a few long lists. A file that was cut gives the rows before the cut, and a fault.
 */
export class JsonSplitter {
  readonly #give: (part: Part) => void;
  /** What stands outside of rows: parsed at the end of each document, which tells what is wrong with it. */
  #shell = "";
  #shellLine = 1;
  #row = "";
  #rowLine = 1;
  #line = 1;
  #depth = 0;
  #inText = false;
  #escaped = false;
  /** The last text at the top of the document: the name of what follows. */
  #word = "";
  #inWord = false;
  #list: string | null = null;
  #inRow = false;
  #tooLong = false;

  constructor(give: (part: Part) => void) {
    this.#give = give;
  }

  /** Takes the next piece of the file. */
  push(chunk: string): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === 10) this.#line++;
      if (this.#inText) {
        this.#text(code, chunk.charAt(at));
        continue;
      }
      if (code <= 32) continue;
      if (this.#list !== null && this.#depth === 2 && this.#startsOrEnds(code)) {
        this.#keep(chunk.slice(from, at));
        from = at;
        if (this.#inRow) this.#endRow();
        else this.#beginRow();
      }
      if (this.#structure(code)) {
        this.#keep(chunk.slice(from, at + 1));
        from = at + 1;
        this.#endDocument();
      }
    }
    this.#keep(chunk.slice(from));
  }

  /** The file has ended. */
  end(): void {
    if (this.#shell.trim() !== "" || this.#tooLong) this.#endDocument();
  }

  #text(code: number, character: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === BACKSLASH) this.#escaped = true;
    else if (code === QUOTE) this.#inText = this.#inWord = false;
    if (this.#inWord && this.#word.length < MAX_WORD) this.#word += character;
  }

  /** Says whether a row begins, or the one being read has ended, at this character. */
  #startsOrEnds(code: number): boolean {
    const isSeparator = code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE;
    return this.#inRow ? isSeparator : !isSeparator;
  }

  /** Says whether a document has ended with this character. */
  #structure(code: number): boolean {
    if (code === QUOTE) {
      this.#inText = true;
      this.#inWord = this.#depth === 1;
      if (this.#inWord) this.#word = "";
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (this.#depth === 1 && code === OPEN_BRACKET && this.#word !== "") this.#list = this.#word;
      this.#depth++;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      this.#depth--;
      if (this.#depth === 1) this.#list = null;
      return this.#depth <= 0;
    }
    return false;
  }

  #keep(text: string): void {
    if (this.#inRow) {
      if (this.#row.length <= MAX_DOCUMENT) this.#row += text;
      return;
    }
    if (this.#shell === "") {
      const blank = text.length - text.trimStart().length;
      this.#shellLine = this.#line - newlines(text.slice(blank));
    }
    this.#tooLong ||= this.#shell.length + text.length > MAX_DOCUMENT;
    if (!this.#tooLong) this.#shell += this.#shell === "" ? text.trimStart() : text;
  }

  #beginRow(): void {
    this.#inRow = true;
    this.#row = "";
    this.#rowLine = this.#line;
  }

  #endRow(): void {
    this.#inRow = false;
    const [text, line, list] = [this.#row, this.#rowLine, this.#list ?? ""];
    // Lines keep their numbers in what is left.
    this.#keep(`null${"\n".repeat(this.#line - line)}`);
    if (text.length > MAX_DOCUMENT) {
      this.#give({ type: "fault", line, message: "Oversize: the row is longer than 8 MiB." });
      return;
    }
    const parsed = parseJson(text);
    if (parsed.ok) this.#give({ type: "row", list, value: parsed.value, line });
    else this.#give({ type: "fault", line: line + parsed.line, message: `Not read: ${parsed.message}.` });
  }

  #endDocument(): void {
    const [text, line] = [this.#shell, this.#shellLine];
    const parsed = this.#tooLong ? undefined : parseJson(text);
    this.#shell = this.#word = "";
    this.#depth = 0;
    this.#inRow = this.#tooLong = false;
    this.#list = null;
    if (!parsed) this.#give({ type: "fault", line, message: "Oversize: the document is longer than 8 MiB." });
    else if (parsed.ok) this.#give({ type: "document", value: parsed.value, line });
    else this.#give({ type: "fault", line: line + parsed.line, message: `Not read: ${parsed.message}.` });
  }
}

const MAX_WORD = 100;

function newlines(text: string): number {
  return text.split("\n").length - 1;
}
