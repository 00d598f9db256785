/** A value of a YAML file that knows where it stands. Lines count from 1. */
export type Node = TextNode | ListNode | MappingNode;

/** A text, number, boolean or null; what it is depends on who asks. */
export interface TextNode {
  readonly type: "text";
  readonly line: number;
  readonly text: string;
  /** Written without quotes: it may be a number, a boolean or null. */
  readonly plain: boolean;
  /** Line that the n-th `${{` in it stands on. */
  readonly lineOfExpression: (index: number) => number;
}

export interface ListNode {
  readonly type: "list";
  readonly line: number;
  readonly items: readonly Node[];
}

export interface MappingNode {
  readonly type: "mapping";
  readonly line: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  /** Line of the key. */
  readonly line: number;
  readonly value: Node;
}

const NULL = /^(?:null|Null|NULL|~|)$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NUMBER = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OTHER_NUMBER = /^0(?:x[0-9a-fA-F]+|o[0-7]+)$/;

/** True for a value that is left empty or written as null. */
export function isNull(node: Node | undefined): boolean {
  return node === undefined || (node.type === "text" && node.plain && NULL.test(node.text));
}

/** A text as YAML 1.2 reads it: `on` and `yes` are texts. */
export function scalarOf(node: TextNode): string | number | boolean | null {
  const { text, plain } = node;
  if (!plain) return text;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  return NUMBER.test(text) || OTHER_NUMBER.test(text) ? Number(text) : text;
}

/** A value as a text, the way GitHub turns numbers and booleans into one; undefined for lists, mappings and null. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.type !== "text") return undefined;
  const value = scalarOf(node);
  return value === null ? undefined : String(value);
}

/** The value behind a key; keys are matched as written. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return entryAt(node, key)?.value;
}

/** A key with its value. */
export function entryAt(node: Node | undefined, key: string): Entry | undefined {
  return node?.type === "mapping" ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** What a mapping holds; nothing for everything else. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.type === "mapping" ? node.entries : [];
}

/** The items of a list; a single value counts as a list of one, as GitHub takes it in many places. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || isNull(node)) return [];
  return node.type === "list" ? node.items : [node];
}
