import { ItemSplitter } from "./item-splitter.ts";
import { LineReader } from "./line-reader.ts";
import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";
import type { ListHead, Piece } from "./pieces.ts";
import { isBlank, isHeadLine, isItemsKey, kindsOf, listHead } from "./yaml-lines.ts";

/** From this size on a list is read item by item as its lines come, in characters. */
export const LONG_LIST = 1024 * 1024;

const MARKER = /^---(?=[ \t\r]|$)/;
const END = /^\.\.\.(?=[ \t\r]|$)/;
const ANCHOR = /(?::|-)[ \t]+&[^ \t]/;

/** What is known of the document being read. */
interface OpenDocument {
  /** Line of `lines[0]`. */
  first: number;
  /** First line with content, or the marker while there is none; 0 while only comments were seen. */
  line: number;
  /** Says whether `line` is that of content. */
  content: boolean;
  lines: string[];
  size: number;
  /** Says whether its head was asked for. */
  asked: boolean;
  /** Set for a long list: its lines go here. */
  items?: ItemSplitter;
  /** Set for a document too large to hold: the lines that say what it is. */
  headLines?: string[];
}

/**
 * Cuts YAML text into documents, and lists into items, without holding more than one of them.
 * Documents are counted as YAML counts them: comments before the first `---` are not one.
 */
export class YamlSplitter {
  private readonly emit: (piece: Piece) => void;
  private readonly headOf: (document: number) => ListHead | undefined;
  private readonly reader = new LineReader((line) => this.takeLine(line));
  private lineNumber = 0;
  private count = 0;
  private open: OpenDocument = newDocument(1);
  private readonly limit: number;

  /**
   * @param headOf tells what a long list says of itself, which may stand behind its items
   * @param limit longest document held; longer ones are given out as `oversize`
   */
  constructor(
    emit: (piece: Piece) => void,
    headOf: (document: number) => ListHead | undefined = () => undefined,
    limit = MAX_DOCUMENT,
  ) {
    this.emit = emit;
    this.headOf = headOf;
    this.limit = limit;
  }

  push(chunk: string): void {
    this.reader.push(chunk);
  }

  end(): void {
    this.reader.end();
    this.finish();
  }

  private takeLine(line: string): void {
    this.lineNumber++;
    const first = line[0];
    if (first === "." && END.test(line)) {
      this.finish();
      this.open = newDocument(this.lineNumber + 1);
      return;
    }
    const marker = first === "-" && MARKER.test(line);
    if (marker) this.finish();
    const { open } = this;
    const content = marker ? !isBlank(line.slice(3)) : !isBlank(line) && !line.startsWith("%");
    if (!open.content && (content || marker)) {
      open.line = this.lineNumber;
      open.content = content;
    }
    if (open.items) open.items.push(line, this.lineNumber);
    else this.keep(line);
  }

  private keep(line: string): void {
    const { open } = this;
    open.size += line.length + 1;
    if (open.headLines) {
      if (isHeadLine(line)) open.headLines.push(line);
      return;
    }
    open.lines.push(line);
    if (open.size > LONG_LIST && !open.asked) this.askHead(open);
    if (open.size > this.limit && !open.items) {
      open.headLines = open.lines.filter(isHeadLine);
      open.lines = [];
    }
  }

  private askHead(open: OpenDocument): void {
    open.asked = true;
    const head = open.lines.some(isItemsKey) ? this.headOf(this.count + 1) : undefined;
    if (!head) return;
    open.items = this.splitItems(head);
    open.lines = [];
  }

  private finish(): void {
    const { open } = this;
    // Comments and directives before a marker belong to the document behind it.
    if (open.line === 0) return;
    this.count++;
    this.give(open);
    this.open = newDocument(this.lineNumber);
  }

  private give(open: OpenDocument): void {
    const { line } = open;
    const document = this.count;
    if (open.items) {
      open.items.end();
    } else if (open.headLines) {
      const head = listHead(open.headLines);
      this.emit({ type: "oversize", document, line, kinds: kindsOf(open.headLines), ...(head ? { head } : {}) });
    } else {
      const head = listHead(open.lines);
      // An anchor in one item may be used in another: such a list, which no tool prints, is read in one piece.
      const splittable = head && !open.lines.some((candidate) => ANCHOR.test(candidate));
      if (splittable) this.splitItems(head, document).end();
      else this.emit({ type: "text", document, line, text: open.lines.join("\n"), textLine: open.first });
    }
  }

  private splitItems(head: ListHead, document = this.count + 1): ItemSplitter {
    const { first, lines } = this.open;
    const items = new ItemSplitter(document, first, head, this.emit);
    lines.forEach((line, index) => items.push(line, first + index));
    return items;
  }
}

function newDocument(first: number): OpenDocument {
  return { first, line: 0, content: false, lines: [], size: 0, asked: false };
}
