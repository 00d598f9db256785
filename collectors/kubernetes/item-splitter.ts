import type { ListHead, Piece } from "./pieces.ts";
import { TextBuffer } from "./text-buffer.ts";
import { indentOf, isBlank, isItemsKey, kindsOf } from "./yaml-lines.ts";

const DASH = /^( *)-(?=[ \t\r]|$)/;

/**
 * Cuts a YAML list as kubectl prints it (`items:` at the margin, a block sequence below) into its items, line by line,
 * so that a list of any length is read with the memory of one item. What is not an item is kept as the list's shell.
 */
export class ItemSplitter {
  private readonly document: number;
  private readonly list: ListHead;
  private readonly emit: (piece: Piece) => void;
  private readonly shell: TextBuffer;
  private readonly item = new TextBuffer(0, "\n");
  private state: "before" | "first" | "items" | "after" = "before";
  private indent = -1;
  private shellLines = 0;

  /** @param line the line of the list's first text in the file, from 1 */
  constructor(document: number, line: number, list: ListHead, emit: (piece: Piece) => void) {
    this.document = document;
    this.shell = new TextBuffer(line, "\n");
    this.list = list;
    this.emit = emit;
  }

  /** Takes the next line of the list; `number` counts from 1 in the file. */
  push(line: string, number: number): void {
    if (this.state === "before" || this.state === "after") {
      this.addToShell(line);
      if (this.state === "before" && isItemsKey(line)) this.state = "first";
    } else if (isBlank(line)) {
      this.item.add(line);
    } else {
      this.pushContent(line, number);
    }
  }

  /** The list ends here: the last item and the shell are given out. */
  end(): void {
    this.finishItem();
    this.give(this.shell);
  }

  private pushContent(line: string, number: number): void {
    const dash = DASH.exec(line)?.[1]?.length;
    if (this.state === "first" && dash !== undefined) this.indent = dash;
    this.state = "items";
    if (dash !== undefined && dash === this.indent) {
      this.finishItem();
      this.item.reset(number);
      // The dash becomes a space, so that columns and lines stay what they are in the file.
      this.item.add(`${" ".repeat(dash)} ${line.slice(dash + 1)}`);
    } else if (this.item.line > 0 && indentOf(line) > this.indent) {
      this.item.add(line);
    } else {
      this.finishItem();
      this.state = "after";
      this.shell.padLines(number - this.shell.line - this.shellLines);
      this.addToShell(line);
    }
  }

  private addToShell(line: string): void {
    this.shell.add(line);
    this.shellLines++;
  }

  private finishItem(): void {
    if (this.item.line > 0) this.give(this.item, this.list);
    this.item.reset(0);
  }

  private give(buffer: TextBuffer, list?: ListHead): void {
    const { document } = this;
    const { line } = buffer;
    if (buffer.tooLong) {
      this.emit({ type: "oversize", document, line, kinds: list ? kindsOf(buffer.parts) : [] });
    } else {
      const text = buffer.text();
      this.emit({ type: "text", document, line, text, textLine: line, ...(list ? { list } : {}) });
    }
  }
}
