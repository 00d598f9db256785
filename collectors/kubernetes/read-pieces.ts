import { JsonHeads, JsonSplitter } from "./json-splitter.ts";
import type { ListHead, Piece } from "./pieces.ts";
import { MAX_DOCUMENT } from "#collectors/shared/parsed.ts";
import { readText } from "#collectors/shared/read-text.ts";
import { LONG_LIST, YamlSplitter } from "./yaml-splitter.ts";

/** Which grammar the pieces of a file are written in. */
export type Grammar = "yaml" | "json";

/**
 * Cuts one file into pieces, in order, holding no more than one of them.
 * The returned grammar is that of all its pieces.
 * @throws UnreadableFile
 */
export function* readPieces(path: Buffer | string, extension: string): Generator<{ grammar: Grammar; piece: Piece }> {
  const found: Piece[] = [];
  let splitter: { push(chunk: string): void; end(): void } | undefined;
  let grammar: Grammar = "yaml";
  for (const chunk of readText(path)) {
    if (!splitter) {
      grammar = grammarOf(extension, chunk);
      splitter =
        grammar === "json"
          ? new JsonSplitter(
              (piece) => found.push(piece),
              lazily(() => jsonHeads(path)),
            )
          : new YamlSplitter(
              (piece) => found.push(piece),
              lazily(() => yamlHeads(path)),
            );
    }
    splitter.push(chunk);
    for (const piece of found.splice(0)) yield { grammar, piece };
  }
  splitter?.end();
  for (const piece of found) yield { grammar, piece };
}

/**
 * A `.json` file is JSON. Under a YAML name JSON is read as YAML, which it nearly is, unless it is too long for that
 * and begins as `kubectl get -o json` does.
 */
function grammarOf(extension: string, firstChunk: string): Grammar {
  if (extension === ".json") return "json";
  return firstChunk.length >= MAX_DOCUMENT / 8 && /^\s*\{\s*"/.test(firstChunk) ? "json" : "yaml";
}

/** Reads the file a second time, and only when asked: for a list that names its kind behind its items. */
function lazily(read: () => Map<number, ListHead>): (document: number) => ListHead | undefined {
  let heads: Map<number, ListHead> | undefined;
  return (document) => {
    heads ??= read();
    return heads.get(document);
  };
}

function jsonHeads(path: Buffer | string): Map<number, ListHead> {
  const reader = new JsonHeads();
  for (const chunk of readText(path)) reader.push(chunk);
  return reader.heads;
}

function yamlHeads(path: Buffer | string): Map<number, ListHead> {
  const heads = new Map<number, ListHead>();
  const note = (piece: Piece) => {
    if (piece.type === "oversize" && piece.head) heads.set(piece.document, piece.head);
  };
  const splitter = new YamlSplitter(note, undefined, LONG_LIST);
  for (const chunk of readText(path)) splitter.push(chunk);
  splitter.end();
  return heads;
}
