import {
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type Event,
  type ScalarEvent,
} from "js-yaml";
import { lineAt } from "../../shared/yaml/line-at.ts";
import { MAX_ALIASES, MAX_DEPTH, yamlFault } from "../../shared/yaml/reasons.ts";
import { LineIndex } from "./line-index.ts";
import type { Entry, Node, TextNode } from "./nodes.ts";

/** Largest workflow file GitHub takes, in characters. */
export const MAX_FILE = 512 * 1024;

/** Most values in one file, counted after its aliases are followed. */
const MAX_NODES = 100_000;

/** A file as nodes, or the first fault in it, in words that quote nothing of it. */
export type ParsedNodes = { ok: true; node: Node } | { ok: false; line: number; message: string };

/** A fault at a position of the text. */
class Fault extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/**
 * Reads a YAML file the way GitHub does: one document of YAML 1.2, anchors and aliases but no merge keys, no key twice
 * in a mapping, whatever its case.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
export function parseNodes(source: string): ParsedNodes {
  if (source.length > MAX_FILE) return { ok: false, line: 1, message: "it is larger than 512 KB" };
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  try {
    return { ok: true, node: new Composer(text).compose() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, line: lineAt(text, error.position) + 1, message: error.message };
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, line: lineAt(text, error.mark?.position ?? 0) + 1, message: yamlFault(error.reason) };
  }
}

/** A node with what it costs once its aliases are followed. */
interface Measured {
  node: Node;
  size: number;
  depth: number;
}

class Composer {
  private readonly text: string;
  private readonly lines: LineIndex;
  private readonly events: readonly Event[];
  private readonly anchors = new Map<string, Measured | null>();
  private at = 0;
  private aliases = 0;
  /** Position of the value read last, for faults. */
  private position = 0;

  constructor(text: string) {
    this.text = text;
    this.lines = new LineIndex(text);
    this.events = parseEvents(text, { maxDepth: MAX_DEPTH });
  }

  compose(): Node {
    if (this.next()?.type !== EVENT_ID.DOCUMENT || this.peek()?.type === EVENT_ID.POP) {
      throw new Fault("it is empty", 0);
    }
    const { node } = this.value();
    this.next();
    const more = this.peek();
    if (more) throw new Fault("a second document begins in it", this.text.indexOf("\n---", this.position) + 1);
    return node;
  }

  private value(): Measured {
    const event = this.next();
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.anchored(event, () => this.measured(this.scalar(event)));
      case EVENT_ID.SEQUENCE:
        return this.anchored(event, () => this.list(event.start));
      case EVENT_ID.MAPPING:
        return this.anchored(event, () => this.mapping(event.start));
      case EVENT_ID.ALIAS:
        return this.alias(event);
      default:
        throw new Fault("it is not valid YAML", this.position);
    }
  }

  private list(start: number): Measured {
    this.position = start;
    const items: Node[] = [];
    let size = 1;
    let depth = 0;
    while (this.peek()?.type !== EVENT_ID.POP) {
      const item = this.value();
      items.push(item.node);
      size += item.size;
      depth = Math.max(depth, item.depth + 1);
    }
    this.next();
    return this.bounded({ node: { type: "list", line: this.lines.at(start), items }, size, depth });
  }

  private mapping(start: number): Measured {
    this.position = start;
    const entries: Entry[] = [];
    const seen = new Set<string>();
    let size = 1;
    let depth = 0;
    while (this.peek()?.type !== EVENT_ID.POP) {
      const { node } = this.value();
      if (node.type !== "text") throw new Fault(yamlFault("a mapping key is itself"), this.position);
      this.checkKey(node.text, node.plain, seen);
      const value = this.value();
      entries.push({ key: node.text, line: node.line, value: value.node });
      size += value.size + 1;
      depth = Math.max(depth, value.depth + 1);
    }
    this.next();
    return this.bounded({ node: { type: "mapping", line: this.lines.at(start), entries }, size, depth });
  }

  private checkKey(key: string, plain: boolean, seen: Set<string>): void {
    if (plain && key === "<<") throw new Fault("it holds a merge key, which GitHub does not take", this.position);
    const folded = key.toUpperCase();
    if (seen.has(folded)) throw new Fault(yamlFault("duplicated mapping key"), this.position);
    seen.add(folded);
  }

  private scalar(event: ScalarEvent): TextNode {
    // Where nothing stands behind a key the range is empty or absent: the line of what came before it.
    if (event.valueStart >= 0) this.position = event.valueStart;
    const { valueStart, valueEnd } = event;
    const line = this.lines.at(this.position);
    const lineOfExpression = this.expressionLines(valueStart, valueEnd);
    const text = valueStart < 0 ? "" : getScalarValue(this.text, event);
    return {
      type: "text",
      line,
      text,
      plain: event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0,
      lineOfExpression,
    };
  }

  /** Long texts count for more, so that aliases cannot make much of one. */
  private measured(node: TextNode): Measured {
    return { node, size: 1 + (node.text.length >> 7), depth: 0 };
  }

  /** Lines of the `${{` in a part of the text, looked for when one is first asked for. */
  private expressionLines(start: number, end: number): (index: number) => number {
    let lines: number[] | undefined;
    return (index) => {
      lines ??= this.linesOf("${{", Math.max(start, 0), end);
      return lines[index] ?? this.lines.at(Math.max(start, 0));
    };
  }

  private linesOf(piece: string, start: number, end: number): number[] {
    const lines: number[] = [];
    for (let at = this.text.indexOf(piece, start); at !== -1 && at < end; at = this.text.indexOf(piece, at + 1)) {
      lines.push(this.lines.at(at));
    }
    return lines;
  }

  private anchored(event: { anchorStart: number; anchorEnd: number }, make: () => Measured): Measured {
    if (event.anchorStart < 0) return make();
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    this.anchors.set(name, null);
    const made = make();
    this.anchors.set(name, made);
    return made;
  }

  private alias({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }): Measured {
    this.position = anchorStart;
    if (++this.aliases > MAX_ALIASES) throw new Fault(yamlFault("aliases exceeded"), anchorStart);
    const known = this.anchors.get(this.text.slice(anchorStart, anchorEnd));
    if (known === null) throw new Fault("an alias stands inside of what it names", anchorStart);
    if (known === undefined) throw new Fault(yamlFault("unidentified alias"), anchorStart);
    return known;
  }

  private bounded(measured: Measured): Measured {
    if (measured.size > MAX_NODES) throw new Fault(`it holds more than ${MAX_NODES} values`, this.position);
    if (measured.depth > MAX_DEPTH) throw new Fault(yamlFault("nesting exceeded"), this.position);
    return measured;
  }

  private next(): Event | undefined {
    return this.events[this.at++];
  }

  private peek(): Event | undefined {
    return this.events[this.at];
  }
}
