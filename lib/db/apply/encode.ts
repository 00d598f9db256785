import { hash } from "node:crypto";
import { canonicalJson } from "#lib/domain/facts/canonical-json.ts";
import type { Fact, Use } from "#lib/domain/facts/fact.ts";
import { tableOf } from "./tables.ts";

/** What a text column of Postgres cannot hold. */
const NUL = /\u0000/g;

/** What is the same in every line of a slice. */
export interface SliceStamp {
  trustDomainId: number;
  /** Part of the uuids, so that the same fact has the same one in every run. */
  trustDomainKey: string;
  collectionId: string;
  readAt: Date;
}

/** Two lines of COPY text format: what a first look needs, and all. */
export interface EncodedFact {
  /** Fact id and hash, {@link KEY_BYTES} long: enough to tell what is new or different. */
  key: string;
  /** For the table, or staging table, of the fact's noun. */
  row: string;
}

const UUID_CHARACTERS = 36;

/** A uuid, a tab, a hash as bytea with its escaped prefix, and the end of the line. */
export const KEY_BYTES = UUID_CHARACTERS + 1 + 3 + 32 + 1;

/** The fact id a key line begins with. */
export function factIdIn(key: string): string {
  return key.slice(0, UUID_CHARACTERS);
}

/** The id that versions of one fact share. */
export function factIdOf(trustDomainKey: string, { noun, kind, scope, key }: Use["of"]): string {
  return uuidOf([trustDomainKey, noun, kind, scope, key]);
}

/** Encodes a fact for COPY. */
export function encodeFact(fact: Fact, stamp: SliceStamp): EncodedFact {
  const table = tableOf(fact.noun);
  const { kind, scope, key } = fact;
  const line = [String(stamp.trustDomainId), stamp.collectionId, stamp.readAt.toISOString()];
  line.push(escapeField(kind), escapeField(scope), escapeField(key));
  const factId = factIdOf(stamp.trustDomainKey, fact);
  line.push(factId);
  line.push(escapeField(fact.alias), escapeField(capName(fact.name)));
  for (const ref of table.refs) line.push(escapeOptional(fact.refs[ref]));
  if (fact.noun === "identity") line.push(identityId(stamp.trustDomainKey, kind, key));
  const content = keepable(canonicalJson(fact.content));
  const hashed = `\\\\x${contentHash(fact, content)}`;
  line.push(escapeField(content), escapeField(keepable(JSON.stringify(fact.evidence))), hashed);
  return { key: `${factId}\t${hashed}\n`, row: `${line.join("\t")}\n` };
}

/** The uuid of an incarnation: the same in every run, so that a killed and repeated collection makes no second one. */
export function identityId(trustDomainKey: string, kind: string, key: string): string {
  return uuidOf([trustDomainKey, kind, key]);
}

/** A uuid of version 8 (RFC 9562): 122 bits of SHA-256 over the parts. */
function uuidOf(parts: string[]): string {
  const hex = hash("sha256", JSON.stringify(parts), "hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return [...groups, hex.slice(20, 32)].join("-");
}

/** 128 bits of SHA-256 over everything that makes a version: equal hash is the same version. */
function contentHash(fact: Fact, content: string): string {
  const { container, identity, document, credential } = fact.refs;
  const head = [fact.alias, fact.name, container ?? null, identity ?? null, document ?? null, credential ?? null];
  return hash("sha256", JSON.stringify(head) + content, "hex").slice(0, 32);
}

function escapeOptional(value: string | undefined): string {
  return value === undefined ? "\\N" : escapeField(value);
}

/** A name that is longer is shown by its beginning: the list is sorted by an index, whose rows hold 2,700 bytes. */
const MAX_NAME = 500;

function capName(name: string): string {
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1)}…`;
}

/** JSON that Postgres can take apart: not NUL and halves of surrogate pairs, which JSON.stringify writes as escapes. */
export function keepable(json: string): string {
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  // An escaped backslash is matched too, so that what follows it is not taken for an escape.
  return json.replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape, what: string) => {
    if (what === "u0000") return "\u2400";
    return what.startsWith("ud") ? "\ufffd" : escape;
  });
}

/** Escapes as COPY's text format wants it; a NUL, which Postgres cannot keep, becomes its picture. */
function escapeField(value: string): string {
  const text = value.includes("\u0000") ? value.replace(NUL, "\u2400") : value;
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** The value that a field of a line stands for. */
export function unescapeField(field: string): string {
  return field.includes("\\")
    ? field.replace(/\\([\\tnr])/g, (_, letter: string) => UNESCAPED[letter] ?? letter)
    : field;
}

const UNESCAPED: Record<string, string> = { t: "\t", n: "\n", r: "\r" };
