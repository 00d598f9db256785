import { JsonScanner, type JsonEvents } from "./json-scanner.ts";
import { isListKind, type ListHead, type Piece } from "./pieces.ts";
import { TextBuffer } from "./text-buffer.ts";

/**
 * Cuts JSON text into documents (`kubectl get -o json`, several one after the other) and lists into items,
 * without holding more than one of them.
 */
export class JsonSplitter implements JsonEvents {
  private readonly emit: (piece: Piece) => void;
  private readonly headOf: (document: number) => ListHead | undefined;
  private readonly scanner = new JsonScanner(this);
  private readonly shell = new TextBuffer(0, "");
  private readonly item = new TextBuffer(0, "");
  private document = 0;
  private chunk = "";
  /** Where the text being kept begins in this chunk; -1 while none is kept. */
  private from = -1;
  private target = this.shell;
  private list: ListHead = { apiVersion: "", kind: "" };
  private itemsLine = 0;

  /** @param headOf tells the kind of a document that names it only behind its `items` */
  constructor(emit: (piece: Piece) => void, headOf: (document: number) => ListHead | undefined) {
    this.emit = emit;
    this.headOf = headOf;
  }

  push(chunk: string): void {
    this.chunk = chunk;
    this.scanner.scan(chunk);
    this.keepTo(chunk.length);
    if (this.from !== -1) this.from = 0;
  }

  end(): void {
    // Cut short: given as it is, so that reading it says what is missing.
    if (this.scanner.isOpen) this.give(this.target, this.scanner.currentHead);
  }

  openDocument(at: number): void {
    this.document++;
    this.shell.reset(this.scanner.line);
    this.target = this.shell;
    this.from = at;
  }

  closeDocument(at: number, head: ListHead): void {
    this.keepTo(at);
    this.from = -1;
    this.give(this.shell, head);
  }

  openItems(at: number, head: ListHead): boolean {
    const complete = head.kind !== "" && head.apiVersion !== "";
    const known = complete ? { ...head } : this.headOf(this.document);
    if (!known || !isListKind(known.kind)) return false;
    this.list = known;
    this.keepTo(at + 1);
    this.from = -1;
    this.itemsLine = this.scanner.line;
    return true;
  }

  closeItems(at: number): void {
    this.shell.padLines(this.scanner.line - this.itemsLine);
    this.target = this.shell;
    this.from = at;
  }

  openItem(at: number): void {
    this.item.reset(this.scanner.line);
    this.target = this.item;
    this.from = at;
  }

  closeItem(at: number): void {
    this.keepTo(at);
    this.from = -1;
    this.give(this.item, this.list, this.list);
  }

  broken(): void {
    const { line } = this.scanner;
    const message = "it is not JSON: outside of every object stands something else";
    this.emit({ type: "broken", document: this.document + 1, line, message });
  }

  private keepTo(end: number): void {
    if (this.from === -1) return;
    this.target.add(this.chunk.slice(this.from, end));
    this.from = end;
  }

  private give(buffer: TextBuffer, head: ListHead, list?: ListHead): void {
    const { document } = this;
    const { line } = buffer;
    if (buffer.tooLong) {
      const kinds = list || head.kind === "" || isListKind(head.kind) ? [] : [head.kind];
      this.emit({ type: "oversize", document, line, kinds, ...(list ? {} : { head }) });
    } else {
      this.emit({ type: "text", document, line, text: buffer.text(), textLine: line, ...(list ? { list } : {}) });
    }
  }
}

/** The kinds of the documents of a JSON text, by their number: for those that name it behind their `items`. */
export class JsonHeads implements JsonEvents {
  readonly heads = new Map<number, ListHead>();
  private readonly scanner = new JsonScanner(this);
  private document = 0;

  push(chunk: string): void {
    this.scanner.scan(chunk);
  }

  openDocument(): void {
    this.document++;
  }

  closeDocument(_at: number, head: ListHead): void {
    if (isListKind(head.kind)) this.heads.set(this.document, head);
  }

  openItems(): boolean {
    return false;
  }

  closeItems(): void {}

  openItem(): void {}

  closeItem(): void {}

  broken(): void {}
}
