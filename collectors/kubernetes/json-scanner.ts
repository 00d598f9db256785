import { isListKind, type ListHead } from "./pieces.ts";

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Longest `kind` or `apiVersion` that is looked at. */
const MAX_WORD = 300;

/** What a scanner finds; positions are indexes in the chunk being scanned. */
export interface JsonEvents {
  /** A top-level value begins. */
  openDocument(at: number): void;
  /** It ended before `at`. */
  closeDocument(at: number, head: ListHead): void;
  /** `[` of top-level `items` stands at `at`; answers whether the items are to be given one by one. */
  openItems(at: number, head: ListHead): boolean;
  /** Its `]` stands at `at`. */
  closeItems(at: number): void;
  openItem(at: number): void;
  /** The item ended before `at`. */
  closeItem(at: number): void;
  /** Something that no JSON text can hold outside of an object. */
  broken(): void;
}

/** Finds where JSON documents and the items of lists begin and end, chunk by chunk, without keeping any of them. */
export class JsonScanner {
  /** Line being scanned, from 1. */
  line = 1;
  private readonly events: JsonEvents;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private stopped = false;
  private word = "";
  private wordFrom = -1;
  private key = "";
  private head: ListHead = { apiVersion: "", kind: "" };
  private inItems = false;
  private inItem = false;
  private afterComma = false;

  constructor(events: JsonEvents) {
    this.events = events;
  }

  scan(chunk: string): void {
    for (let at = 0; at < chunk.length && !this.stopped; at++) {
      const code = chunk.charCodeAt(at);
      if (code === 10) this.line++;
      if (this.inString) this.inText(chunk, at, code);
      else if (code > 32) this.structure(at, code);
    }
    if (this.wordFrom !== -1) {
      this.keepWord(chunk, chunk.length);
      this.wordFrom = 0;
    }
  }

  /** True while a document is open: at the end of a file, that it is cut short. */
  get isOpen(): boolean {
    return this.depth > 0;
  }

  get currentHead(): ListHead {
    return this.head;
  }

  private inText(chunk: string, at: number, code: number): void {
    if (this.escaped) {
      this.escaped = false;
    } else if (code === BACKSLASH) {
      this.escaped = true;
    } else if (code === QUOTE) {
      this.inString = false;
      if (this.wordFrom === -1) return;
      this.keepWord(chunk, at);
      this.wordFrom = -1;
      if (this.key === "kind") this.head.kind = this.word;
      if (this.key === "apiVersion") this.head.apiVersion = this.word;
    }
  }

  private keepWord(chunk: string, end: number): void {
    if (this.word.length < MAX_WORD) this.word += chunk.slice(this.wordFrom, Math.min(end, this.wordFrom + MAX_WORD));
  }

  private structure(at: number, code: number): void {
    if (this.depth === 0 && code !== OPEN_BRACE && code !== OPEN_BRACKET) {
      this.stopped = true;
      this.events.broken();
      return;
    }
    if (this.inItems && this.depth === 2) this.betweenItems(at, code);
    switch (code) {
      case QUOTE:
        this.inString = true;
        if (this.depth === 1) {
          this.word = "";
          this.wordFrom = at + 1;
        }
        break;
      case COLON:
        if (this.depth === 1) this.key = this.word;
        break;
      case COMMA:
        if (this.depth === 1) this.key = "";
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        this.open(at, code);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.close(at);
        break;
    }
  }

  private open(at: number, code: number): void {
    if (this.depth === 0) {
      this.head = { apiVersion: "", kind: "" };
      this.key = "";
      this.events.openDocument(at);
    }
    const items = this.depth === 1 && code === OPEN_BRACKET && this.key === "items";
    if (items && (this.head.kind === "" || isListKind(this.head.kind))) {
      this.inItems = this.events.openItems(at, this.head);
      this.afterComma = false;
    }
    this.depth++;
  }

  private close(at: number): void {
    this.depth--;
    if (this.depth === 1 && this.inItems) {
      this.inItems = false;
      this.events.closeItems(at);
    }
    if (this.depth === 0) this.events.closeDocument(at + 1, this.head);
  }

  private betweenItems(at: number, code: number): void {
    const ends = code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE;
    if (!ends) {
      if (!this.inItem) this.events.openItem(at);
      this.inItem = true;
      return;
    }
    // A comma too many: an empty item, which then fails to parse as it would in the whole text.
    if (!this.inItem && (code === COMMA || this.afterComma)) this.events.openItem(at);
    if (this.inItem || code === COMMA || this.afterComma) this.events.closeItem(at);
    this.inItem = false;
    this.afterComma = code === COMMA;
  }
}
