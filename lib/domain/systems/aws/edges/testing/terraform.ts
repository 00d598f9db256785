import type { Json, JsonObject } from "../../../../facts/json.ts";

/** A block of a Terraform file: `resource "aws_iam_role" "app" { … }`. */
export interface Block {
  type: string;
  labels: string[];
  body: JsonObject;
  blocks: Block[];
}

const TOKEN =
  /\s+|#[^\n]*|\/\/[^\n]*|<<-?(?<mark>\w+)\n(?<text>[^]*?)\n\s*\k<mark>\b|"(?:[^"\\]|\\.)*"|[A-Za-z_][\w.-]*|-?\d+(?:\.\d+)?|[{}[\](),=:]/gu;

/**
 * Reads as much of Terraform's language as the corpus uses: blocks, values, `jsonencode`. A reference stays what it says:
 * `aws_iam_role.app.arn`.
 * @see https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
export function readTerraform(text: string): Block[] {
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token).filter((token) => !/^(?:\s|#|\/\/)/u.test(token));
  const reader = { tokens, at: 0 };
  const blocks: Block[] = [];
  while (reader.at < tokens.length) blocks.push(readBlock(reader, next(reader)));
  return blocks;
}

interface Reader {
  tokens: string[];
  at: number;
}

function next(reader: Reader): string {
  const token = reader.tokens[reader.at];
  if (token === undefined) throw new Error("the file ends within a block");
  reader.at += 1;
  return token;
}

function readBlock(reader: Reader, type: string): Block {
  const block: Block = { type, labels: [], body: {}, blocks: [] };
  for (let token = next(reader); token !== "{"; token = next(reader)) block.labels.push(unquoted(token));
  for (let token = next(reader); token !== "}"; token = next(reader)) {
    if (reader.tokens[reader.at] === "=") {
      reader.at += 1;
      block.body[unquoted(token)] = readValue(reader);
    } else block.blocks.push(readBlock(reader, token));
  }
  return block;
}

function readValue(reader: Reader): Json {
  const token = next(reader);
  if (token === "{") return readObject(reader);
  if (token === "[") return readList(reader, "]");
  if (token.startsWith("<<")) return token;
  if (token.startsWith('"')) return unquoted(token);
  if (/^-?\d/u.test(token)) return Number(token);
  if (token === "true" || token === "false") return token === "true";
  if (reader.tokens[reader.at] !== "(") return token;
  reader.at += 1;
  const [first = null] = readList(reader, ")");
  return first;
}

function readObject(reader: Reader): JsonObject {
  const object: JsonObject = {};
  for (let token = next(reader); token !== "}"; token = next(reader)) {
    if (token === ",") continue;
    reader.at += 1;
    object[unquoted(token)] = readValue(reader);
  }
  return object;
}

function readList(reader: Reader, end: string): Json[] {
  const list: Json[] = [];
  while (reader.tokens[reader.at] !== end) {
    if (reader.tokens[reader.at] === ",") reader.at += 1;
    else list.push(readValue(reader));
  }
  reader.at += 1;
  return list;
}

function unquoted(token: string): string {
  return token.startsWith('"') ? (JSON.parse(token) as string) : token;
}
